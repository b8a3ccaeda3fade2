-- From one phase to another, a year: what each measure gave, what changed, and what may not be compared and why.
-- Leaves out: measures that do not exist in either phase, or of which nothing is known in either. Yearly money is the mean of the years known; a single call is spread over its phase.
-- Parameters:
--   phase  integer  optional  One of the two phases, 4 without it
--   since  integer  optional  The other; the phase before without it
--   euros  text     optional  constant: at the prices of the index's last year
--   lang   text               Language of the labels, fr or en
-- Columns:
--   payer        text     -      Who pays
--   measure      text     -      Measure
--   before       number   EUR_M  A year, before
--   after        number   EUR_M  A year, after
--   change       number   EUR_M  Change
--   comparable   boolean  -      Compared
--   why          text     -      Why it is not compared
--   known_before integer  count  Years known before
--   years_before integer  count  Years of the phase before
--   known_after  integer  count  Years known after
--   years_after  integer  count  Years of the phase after
--   _payer       text     code   Code of the payer
--   _measure     text     code   Code of the measure
--   _rhythm      text     code   yearly or call
--   _absent      integer  code   1: it did not exist before; 2: it no longer existed after
--   _from        integer  phase  Phase before
--   _to          integer  phase  Phase after
--   _prices      integer  year   Year of the prices, empty for current euros
--   source_id    text     -      Sources
--   confidence   text     -      Confidence
with chosen as (
    select
        coalesce($phase, 4) as one,
        case
            when $since is not null and $since <> coalesce($phase, 4) then $since
            when coalesce($phase, 4) = 1 then 2
            else coalesce($phase, 4) - 1
        end as other
),
pair as (
    select least(one, other) as p_from, greatest(one, other) as p_to
    from chosen
),
own as (
    select 'fui' as code, 'FUI' as label_fr, 'FUI' as label_en
    union all
    select 'eu_programmes', 'Programmes européens', 'European programmes'
    union all
    select code, label_fr, label_en
    from code_lists
    where list = 'instrument'
),
prices as (
    select max(last_year) as year
    from price_index
),
told as (
    select
        b.payer, b.measure, b.rhythm, p.p_from, p.p_to,
        case when $euros = 'constant' then b.per_year_constant else b.per_year_eur_m end as before,
        case when $euros = 'constant' then a.per_year_constant else a.per_year_eur_m end as after,
        b.n_years_known as known_before, b.n_years as years_before, a.n_years_known as known_after, a.n_years as years_after,
        case when b.did_not_exist = 1 then 1 when a.did_not_exist = 1 then 2 else 0 end as absent,
        b.did_not_exist + a.did_not_exist as n_absent,
        concat_ws(';', b.source_id, a.source_id) as source_id,
        case
            when b.confidence = 'low' or a.confidence = 'low' then 'low'
            when b.confidence = 'medium' or a.confidence = 'medium' then 'medium'
            else 'high'
        end as confidence
    from pair as p
    inner join funding_phase_measures as b on b.phase = p.p_from
    inner join funding_phase_measures as a on a.phase = p.p_to and a.measure = b.measure and a.payer = b.payer
)
select
    case when $lang = 'en' then s.label_en else s.label_fr end as payer,
    case when $lang = 'en' then m.label_en else m.label_fr end as measure,
    t.before,
    t.after,
    t.after - t.before as change,
    t.before is not null and t.after is not null as comparable,
    case
        when t.before is null and $lang = 'en' then 'no figure found in phase ' || t.p_from
        when t.before is null then 'aucun chiffre trouvé en phase ' || t.p_from
        when t.after is null and $lang = 'en' then 'no figure found in phase ' || t.p_to
        when t.after is null then 'aucun chiffre trouvé en phase ' || t.p_to
    end as why,
    t.known_before,
    t.years_before,
    t.known_after,
    t.years_after,
    t.payer as _payer,
    t.measure as _measure,
    t.rhythm as _rhythm,
    t.absent as _absent,
    cast(t.p_from as integer) as _from,
    cast(t.p_to as integer) as _to,
    case when $euros = 'constant' then d.year end as _prices,
    t.source_id,
    t.confidence
from told as t
cross join prices as d
inner join code_lists as s on s.list = 'source_level' and s.code = t.payer
inner join own as m on m.code = t.measure
where t.n_absent < 2 and coalesce(t.before, 0) + coalesce(t.after, 0) > 0
order by case t.payer when 'state' then 1 when 'region' then 2 when 'eu' then 3 when 'local' then 4 else 5 end, case t.measure when 'fui' then 1 when 'operating_grant' then 2 when 'pspc_regions' then 3 else 4 end, t.measure
