-- Refuse un lien dont un bout n’est ni un pôle ni un partenaire externe, ou dont both_are_clusters dit autre chose.
with named as (
    select l._line, l.both_are_clusters, a.cluster_id as pole_a, b.cluster_id as pole_b, l.cluster_a, l.cluster_b,
        pa.partner_id as partner_a, pb.partner_id as partner_b
    from stage.cluster_links as l
    left join stage.clusters as a on a.cluster_id = l.cluster_a
    left join stage.clusters as b on b.cluster_id = l.cluster_b
    left join stage.external_partners as pa on pa.partner_id = l.cluster_a
    left join stage.external_partners as pb on pb.partner_id = l.cluster_b
)
select 'cluster_links.csv' as file, _line as line,
    case
        when pole_a is null and partner_a is null then '« ' || cluster_a || ' » n’est ni un pôle ni un partenaire externe'
        when pole_b is null and partner_b is null then '« ' || cluster_b || ' » n’est ni un pôle ni un partenaire externe'
        when cluster_a = cluster_b then 'le lien va d’un pôle à lui-même'
        else 'both_are_clusters ne dit pas ce que sont les deux bouts'
    end as rule
from named
where (pole_a is null and partner_a is null) or (pole_b is null and partner_b is null) or cluster_a = cluster_b
    or (both_are_clusters = 1) <> (pole_a is not null and pole_b is not null)
order by line
