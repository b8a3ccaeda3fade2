-- FR: Sources citées ; l’adresse n’est donnée que si elle est exacte.
-- EN: Cited sources; the address is given only where it is exact.
-- Columns of source_links:
--   source_id       -  Source | Source
--   title           -  Titre | Title
--   publisher       -  Éditeur | Publisher
--   date            -  Date | Date
--   date_precision  -  Précision de la date | Precision of the date
--   url             -  Adresse | Address
create view source_links as
select source_id, title, publisher, date, date_precision, case when url_status = 'exact' then url end as url
from sources
where used = 1;
