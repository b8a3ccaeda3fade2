-- Refuse une source dont l’adresse est dite exacte et qui n’en a pas, ou dont l’adresse n’est pas une adresse du web.
select 'sources.csv' as file, _line as line, 'adresse absente ou mal formée alors que url_status vaut « ' || url_status || ' »' as rule
from stage.sources
where (url_status = 'exact' and url is null) or (url is not null and not regexp_matches(url, '^https?://[^ ]+$'))
order by line
