-- Who pays at regional level, where a source says it: each amount read with the parts that are told, by region or by level, and what is not told.
-- Leaves out: national amounts that no source splits; nothing is carried from the regions known to the others, nor from one year to another. Rows are never added to one another.
-- Parameters:
--   lang  text  Language of the labels, fr or en
-- Columns:
--   occasion      text     -      What was read
--   part          text     -      Part
--   amount_eur_m  number   EUR_M  Amount
--   total_eur_m   number   EUR_M  Whole amount, where it is known
--   year_start    integer  year   From
--   year_end      integer  year   To
--   kind          text     -      State of the money
--   note          text     -      Note
--   _place        integer  code   Order of the occasion
--   _level        text     code   Code of the payer, or rest where it is not told
--   _region_code  text     code   Code of the region
--   source_id     text     -      Sources
--   confidence    text     -      Confidence
with read as (
    select
        f.flow_id, f.year_start, f.year_end, f.source_level, f.region_code, f.region_name, f.kind, f.note_fr, f.note_en, f.source_id, f.confidence,
        cast(f.amount_eur_m as double) as amount,
        lower(f.instrument_wording) as wording,
        case
            when f.instrument = 'local_rt_support' and f.year_start <> f.year_end then 'rt_mean'
            when f.instrument = 'local_rt_support' then 'rt_year'
            when f.instrument = 'local_operating_support' then 'running'
            when f.instrument = 'pspc_regions' and f.year_start = 2021 and f.year_end = 2021 then 'pspc'
            when f.instrument in ('fui_cofunding', 'erdf') and regexp_matches(f.instrument_wording, 'FUI call \d+') then 'fui_call'
        end as occasion
    from funding_flows as f
),
named as (
    select
        r.*,
        case when occasion = 'fui_call' then cast(regexp_extract(wording, 'fui call (\d+)', 1) as integer) end as call,
        case when occasion in ('rt_mean', 'rt_year', 'running') and region_code is null and wording not like '%communes%' and wording not like '%départements%' and wording not like '%regional councils%' then 1 else 0 end as is_whole
    from read as r
    where occasion is not null
),
wholes as (
    select occasion, year_start, year_end, cast(null as integer) as call, amount, kind, note_fr, note_en, source_id, confidence
    from named
    where is_whole = 1
    union all
    select 'fui_call' as occasion, cast(year as bigint) as year_start, cast(year as bigint) as year_end, cast(call as integer) as call, cast(local_eur_m as double) as amount, 'committed' as kind, note_fr, note_en, source_id, confidence
    from fui_calls
),
occasions as (
    select occasion, year_start, year_end, call, case when occasion = 'pspc' then sum(amount) end as sum_of_all
    from named
    group by occasion, year_start, year_end, call
),
placed as (
    select
        o.*, w.amount as whole, coalesce(w.amount, o.sum_of_all) as total, w.kind, w.note_fr, w.note_en, w.source_id, w.confidence,
        cast(row_number() over (order by o.year_start, o.year_end, o.occasion) as integer) as place
    from occasions as o
    left join wholes as w on w.occasion = o.occasion and w.year_start = o.year_start and w.year_end = o.year_end and w.call is not distinct from o.call
),
parts as (
    select p.place, n.*
    from named as n
    inner join placed as p on p.occasion = n.occasion and p.year_start = n.year_start and p.year_end = n.year_end and p.call is not distinct from n.call
    where n.is_whole = 0
),
sums as (
    select place, sum(amount) as amount
    from parts
    group by place
),
lines as (
    select
        place, amount, source_level as level, region_code, kind, note_fr, note_en, source_id, confidence,
        case
            when region_code is not null then region_name
            when wording like '%départements%' then 'Départements'
            when wording like '%communes%' then 'Communes'
            when source_level = 'eu' then 'FEDER'
            when source_level = 'state' then 'État'
            when source_level = 'region' then 'Régions'
            else 'Autres'
        end as part_fr,
        case
            when region_code is not null then region_name
            when wording like '%départements%' then 'Départements'
            when wording like '%communes%' then 'Communes'
            when source_level = 'eu' then 'ERDF'
            when source_level = 'state' then 'State'
            when source_level = 'region' then 'Regions'
            else 'Others'
        end as part_en
    from parts
    union all
    select
        p.place,
        case when p.total is null then null else p.total - coalesce(s.amount, 0) end as amount,
        'rest' as level, null as region_code, p.kind, p.note_fr, p.note_en, p.source_id, p.confidence,
        case when s.amount is null then 'non réparti' else 'ailleurs, non réparti' end as part_fr,
        case when s.amount is null then 'not split' else 'elsewhere, not split' end as part_en
    from placed as p
    left join sums as s on s.place = p.place
    where p.total is null or p.total - coalesce(s.amount, 0) > 0.05
)
select
    case
        when p.occasion = 'rt_mean' and $lang = 'en' then 'Support to R&T, yearly mean'
        when p.occasion = 'rt_mean' then 'Soutien à la R&T, moyenne annuelle'
        when p.occasion = 'rt_year' and $lang = 'en' then 'Support to R&T'
        when p.occasion = 'rt_year' then 'Soutien à la R&T'
        when p.occasion = 'running' and $lang = 'en' then 'Support to running'
        when p.occasion = 'running' then 'Soutien à l’animation'
        when p.occasion = 'pspc' and $lang = 'en' then 'PSPC-Régions, one call'
        when p.occasion = 'pspc' then 'PSPC-Régions, un appel'
        when $lang = 'en' then 'FUI call ' || p.call || ', local part'
        else 'Appel ' || p.call || ' du FUI, part locale'
    end as occasion,
    case when $lang = 'en' then l.part_en else l.part_fr end as part,
    l.amount as amount_eur_m,
    p.total as total_eur_m,
    cast(p.year_start as integer) as year_start,
    cast(p.year_end as integer) as year_end,
    case when $lang = 'en' then k.label_en else k.label_fr end as kind,
    case when $lang = 'en' then l.note_en else l.note_fr end as note,
    p.place as _place,
    l.level as _level,
    l.region_code as _region_code,
    coalesce(l.source_id, (select max(n.source_id) from parts as n where n.place = p.place)) as source_id,
    coalesce(l.confidence, 'medium') as confidence
from lines as l
inner join placed as p on p.place = l.place
left join code_lists as k on k.list = 'flow_kind' and k.code = l.kind
order by p.place, case l.level when 'rest' then 2 else 1 end, l.amount desc, l.part_fr
