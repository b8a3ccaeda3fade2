-- FR: Place des pôles dans le réseau : la même dans toutes les phases, sur un cadre de 1160 sur 590.
-- EN: Place of the clusters in the network: the same in every phase, on a canvas of 1160 by 590.
-- Columns of network_positions:
--   cluster_id  -   Pôle | Cluster
--   x           px  Vers la droite | To the right
--   y           px  Vers le bas | Down
create table network_positions (
    cluster_id varchar primary key references clusters (cluster_id),
    x double not null,
    y double not null
);

-- FR: Mesures d’un pôle dans le réseau connu d’une phase ; elles disent autant combien il est documenté que ses liens.
-- EN: Measures of a cluster in the known network of a phase; they tell how documented it is as much as its ties.
-- Columns of network_metrics:
--   phase        phase   Phase | Phase
--   cluster_id   -       Pôle | Cluster
--   degree       count   Voisins connus | Known neighbours
--   strength     points  Somme des poids de ses liens | Sum of the weights of its links
--   betweenness  share   Part des plus courts chemins qui passent par lui | Share of the shortest paths that go through it
--   clustering   share   Part des paires de ses voisins qui sont liées ; vide sous deux voisins | Share of the pairs of its neighbours that are linked; empty under two neighbours
--   component    count   Ensemble relié, le plus grand d’abord ; vide sans lien connu | Connected set, the largest first; empty with no known link
--   community    count   Communauté (Leiden), la plus grande d’abord ; vide sans lien connu | Community (Leiden), the largest first; empty with no known link
create table network_metrics (
    phase integer not null,
    cluster_id varchar not null references clusters (cluster_id),
    degree integer not null,
    strength double not null,
    betweenness double not null,
    clustering double,
    component integer,
    community integer,
    primary key (phase, cluster_id)
);

-- FR: Le réseau connu de chaque phase en quelques nombres, et ce que donnerait le hasard.
-- EN: The known network of each phase in a few numbers, and what chance would give.
-- Columns of network_summary:
--   phase                  phase  Phase | Phase
--   n_nodes                count  Pôles labellisés dans la phase | Clusters with a label in the phase
--   n_linked               count  Pôles avec un lien connu | Clusters with a known link
--   n_pairs                count  Paires reliées, départs par fusion non compris | Linked pairs, departures by merger left out
--   density                share  Part des paires possibles | Share of the possible pairs
--   n_components           count  Ensembles reliés de deux pôles ou plus | Connected sets of two clusters or more
--   n_communities          count  Communautés | Communities
--   modularity             score  Modularité des communautés | Modularity of the communities
--   inside_share           share  Part des paires reliées à l’intérieur d’une communauté | Share of the linked pairs inside a community
--   same_family_share      share  Paires reliées d’une même famille | Linked pairs of one family
--   same_family_expected   share  Ce que donne le hasard, en moyenne | What chance gives, on average
--   same_family_high       share  Ce que le hasard ne dépasse qu’une fois sur quarante | What chance passes once in forty only
--   same_region_share      share  Paires reliées d’une même région | Linked pairs of one region
--   same_region_expected   share  Ce que donne le hasard, en moyenne | What chance gives, on average
--   same_region_high       share  Ce que le hasard ne dépasse qu’une fois sur quarante | What chance passes once in forty only
create table network_summary (
    phase integer primary key,
    n_nodes integer not null,
    n_linked integer not null,
    n_pairs integer not null,
    density double not null,
    n_components integer not null,
    n_communities integer not null,
    modularity double not null,
    inside_share double not null,
    same_family_share double not null,
    same_family_expected double not null,
    same_family_high double not null,
    same_region_share double not null,
    same_region_expected double not null,
    same_region_high double not null
);
