-- Refuse une répartition dont les parts font plus de 100 % (à un point d’arrondi près).
select 'national_indicators.csv' as file, max(_line) as line, 'les parts de « ' || indicator || ' » en ' || year || ' font ' || sum(value) || ' %' as rule
from stage.national_indicators
where indicator in ('share_member_companies_pct', 'share_member_establishments_pct', 'share_local_authority_spend_pct') and breakdown_dim is not null and preferred = 1
group by indicator, year, breakdown_dim
having sum(value) > 101
order by line
