-- FR: Accords, projets et rapprochements entre deux pôles ou un pôle et un partenaire, chaque acte une fois par paire : les libellés d’une année sur les mêmes quatre pôles ou plus sont un seul acte, du nom que le plus de paires lui donnent (« Alliance Enosis » est l’association Enosis Santé de 2022).
-- EN: Agreements, projects and mergers between two clusters or a cluster and a partner, each act once a pair: wordings of one year over the same four clusters or more are one act, under the name that the most pairs give it (“Enosis alliance” is the Enosis Santé association of 2022).
-- Columns of cluster_acts:
--   act_id             -      Acte | Act
--   kind               -      Genre | Kind
--   family             -      Famille de liens | Family of links
--   year               year   Année | Year
--   label_fr           -      Intitulé, en français | Label, in French
--   label_en           -      Intitulé, en anglais | Label, in English
--   cluster_a          -      Pôle | Cluster
--   cluster_b          -      Pôle ou partenaire | Cluster or partner
--   both_are_clusters  -      Entre deux pôles (1) | Between two clusters (1)
--   n_clusters         count  Pôles réunis par l’acte ; vide pour ce qui n’est pas un acte daté entre pôles | Clusters that the act brings together; empty for what is not a dated act between clusters
--   source_id          -      Sources | Sources
--   confidence         -      Confiance | Confidence
create view cluster_acts as
with wordings as (
    select
        link_id, concat_ws('|', kind, "year", initiative_fr) as wording, kind, family, "year", initiative_fr, initiative_en, cluster_a, cluster_b, both_are_clusters, source_id,
        case confidence when 'low' then 3 when 'medium' then 2 else 1 end as doubt,
        case when family in ('agreement', 'project') and kind <> 'common_members' and both_are_clusters = 1 and "year" is not null then 1 else 0 end as dated
    from cluster_links
),
signers as (
    select wording, "year", count(*) as n_clusters, string_agg(cluster_id, ';' order by cluster_id) as members
    from (select wording, "year", cluster_a as cluster_id from wordings where dated = 1 union select wording, "year", cluster_b from wordings where dated = 1) as ends
    group by wording, "year"
),
kept as (
    select
        s.wording, s.n_clusters, case when s.n_clusters >= 4 then concat_ws('|', s."year", s.members) else s.wording end as act_id, count(*) as n_pairs,
        min(w.kind) as kind, min(w.family) as family, min(w.initiative_fr) as label_fr, min(w.initiative_en) as label_en
    from signers as s
    inner join wordings as w on w.wording = s.wording and w.dated = 1
    group by s.wording, s.n_clusters, s."year", s.members
),
named as (
    select act_id, kind, family, label_fr, label_en, row_number() over (partition by act_id order by n_pairs desc, wording) as place
    from kept
)
select
    coalesce(k.act_id, w.link_id) as act_id, min(coalesce(n.kind, w.kind)) as kind, min(coalesce(n.family, w.family)) as family, min(w."year") as "year",
    min(coalesce(n.label_fr, w.initiative_fr)) as label_fr, min(coalesce(n.label_en, w.initiative_en)) as label_en,
    w.cluster_a, w.cluster_b, min(w.both_are_clusters) as both_are_clusters, min(k.n_clusters) as n_clusters,
    string_agg(distinct w.source_id, ';' order by w.source_id) as source_id,
    case max(w.doubt) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from wordings as w
left join kept as k on k.wording = w.wording and w.dated = 1
left join named as n on n.act_id = k.act_id and n.place = 1
group by coalesce(k.act_id, w.link_id), w.cluster_a, w.cluster_b;
