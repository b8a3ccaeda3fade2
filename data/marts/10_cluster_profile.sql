-- FR: Un pôle en une ligne : famille de thèmes, régions, première et dernière journée de label, label en cours.
-- EN: A cluster in one row: family of themes, regions, first and last day with the label, label held now.
-- Columns of cluster_profile:
--   cluster_id          -      Pôle | Cluster
--   short_name          -      Nom court | Short name
--   name                -      Nom | Name
--   theme               -      Thème | Theme
--   theme_group         -      Famille de thèmes | Family of themes
--   region_code         -      Région du siège | Region of the seat
--   former_region_code  -      Ancienne région du siège | Former region of the seat
--   n_regions           count  Régions, siège compris | Regions, the seat's too
--   first_day           -      Premier jour de label | First day with the label
--   last_day            -      Dernier jour de label, vide s’il n’est pas connu | Last day with the label, empty where not known
--   held_now            -      Label en cours le jour où les tables ont été réunies (1) | Label held on the day the tables were put together (1)
create table cluster_profile as
with lives as (
    select
        s.cluster_id,
        min(s.label_start) as first_day,
        case when min(s.outcome_known) = 1 then max(s.label_end) end as last_day,
        max(case when s.label_start <= b.created and (s.label_end is null or s.label_end >= b.created) then 1 else 0 end) as held_now
    from label_spells as s
    cross join build_info as b
    group by s.cluster_id
),
places as (
    select cluster_id, cast(count(region_code) as integer) as n_regions
    from cluster_regions
    group by cluster_id
)
select c.cluster_id, c.short_name, c.name, c.theme, t.theme_group, c.region_code, c.former_region_code, p.n_regions, l.first_day, l.last_day, l.held_now
from clusters as c
inner join themes as t on t.theme = c.theme
inner join lives as l on l.cluster_id = c.cluster_id
inner join places as p on p.cluster_id = c.cluster_id
order by c.cluster_id;
