-- The official counts of clusters, each beside the number of labels of the tables on the same day.
-- Leaves out: counts by kind of cluster and alternates. A count dated by a year alone stands on 1 July; one dated by a season on its middle.
-- Columns:
--   day         date     -      Day
--   n_official  integer  count  Official count
--   n_clusters  integer  count  Clusters with the label
--   gap         integer  count  Difference
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
with dated as (
    select
        n_clusters, source_id, confidence,
        case year
            when 2005 then date '2005-07-12' when 2007 then date '2007-07-05' when 2010 then date '2010-05-11' when 2019 then date '2019-02-05' when 2023 then date '2023-03-27'
            when 2024 then date '2024-11-05' when 2026 then date '2026-01-15' else make_date(year, 7, 1)
        end as day
    from official_counts
)
select
    d.day,
    d.n_clusters as n_official,
    cast(count(s.cluster_id) as integer) as n_clusters,
    cast(count(s.cluster_id) - d.n_clusters as integer) as gap,
    d.source_id,
    d.confidence
from dated as d
left join label_spells as s on s.label_start <= d.day and (s.label_end is null or s.label_end >= d.day)
group by d.day, d.n_clusters, d.source_id, d.confidence
order by d.day, d.n_clusters
