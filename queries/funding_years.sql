-- Who pays, year by year: announced, committed and paid kept apart, in current or constant euros, and for each labelled cluster.
-- Leaves out: FUI calls (already in its budget lines), envelopes, amounts over several phases, members' own money, of which one example is known. A year without a figure is missing, not zero.
-- Parameters:
--   euros  text  optional  constant: at the prices of the index's last year
--   lang   text            Language of the labels, fr or en
-- Columns:
--   payer            text     -      Who pays
--   year             integer  year   Year
--   phase            integer  phase  Phase
--   announced_eur_m  number   EUR_M  Announced or voted
--   committed_eur_m  number   EUR_M  Committed
--   spent_eur_m      number   EUR_M  Paid
--   together_eur_m   number   EUR_M  The three together: known at least
--   per_cluster      number   -      For each labelled cluster, the three together (thousand euros)
--   n_clusters       integer  count  Labelled clusters
--   apart_eur_m      number   EUR_M  Voted and unpaid, or in a bill: not counted
--   _payer           text     code   Code of the payer
--   _apart           text     code   unpaid or bill
--   _prices          integer  year   Year of the prices, empty for current euros
--   source_id        text     -      Sources
--   confidence       text     -      Confidence
with cells as (
    select
        payer_group, year, phase, n_clusters,
        case when $euros = 'constant' then announced_constant_eur_m else announced_eur_m end as announced,
        case when $euros = 'constant' then committed_constant_eur_m else committed_eur_m end as committed,
        case when $euros = 'constant' then spent_constant_eur_m else spent_eur_m end as spent,
        is_known, source_id, confidence
    from funding_payer_years
),
apart as (
    select
        g.year,
        case when $euros = 'constant' and g.announced_eur_m > 0 then g.announced_eur_m * i.to_last else g.announced_eur_m end as amount,
        case when g.announced_eur_m > 0 then 'unpaid' else 'bill' end as what,
        g.source_id, g.confidence
    from operating_grant_by_year as g
    left join price_index as i on i.year = g.year
    where g.in_base_set = 0 and g.announced_eur_m is not null
),
prices as (
    select max(last_year) as year
    from price_index
)
select
    case
        when c.payer_group = 'private' then case when $lang = 'en' then 'Members (private)' else 'Membres (privé)' end
        when $lang = 'en' then l.label_en
        else l.label_fr
    end as payer,
    c.year,
    c.phase,
    c.announced as announced_eur_m,
    c.committed as committed_eur_m,
    c.spent as spent_eur_m,
    case when c.is_known = 1 then coalesce(c.announced, 0) + coalesce(c.committed, 0) + coalesce(c.spent, 0) end as together_eur_m,
    case when c.is_known = 1 then (coalesce(c.announced, 0) + coalesce(c.committed, 0) + coalesce(c.spent, 0)) * 1000.0 / c.n_clusters end as per_cluster,
    c.n_clusters,
    a.amount as apart_eur_m,
    c.payer_group as _payer,
    a.what as _apart,
    case when $euros = 'constant' then p.year end as _prices,
    coalesce(c.source_id, a.source_id) as source_id,
    coalesce(c.confidence, a.confidence) as confidence
from cells as c
cross join prices as p
inner join code_lists as l on l.list = 'source_level' and l.code = c.payer_group
left join apart as a on a.year = c.year and c.payer_group = 'state'
order by case c.payer_group when 'state' then 1 when 'agency' then 2 when 'local' then 3 when 'eu' then 4 else 5 end, c.year
