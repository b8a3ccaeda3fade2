-- FR: Place des pôles dans le réseau : la même dans toutes les phases, sur un cadre de 1160 sur 500.
-- EN: Place of the clusters in the network: the same in every phase, on a canvas of 1160 by 500.
-- Columns of network_positions:
--   cluster_id  -   Pôle | Cluster
--   x           px  Vers la droite | To the right
--   y           px  Vers le bas | Down
create table network_positions (
    cluster_id varchar primary key references clusters (cluster_id),
    x double not null,
    y double not null
);

-- FR: Mesures d’un pôle dans le réseau connu d’une phase, pour tous les liens et pour chaque genre ; elles disent autant combien il est documenté que ses liens.
-- EN: Measures of a cluster in the known network of a phase, for all links and for each kind; they tell how documented it is as much as its ties.
-- Columns of network_metrics:
--   phase        phase   Phase | Phase
--   kind         -       Genre de lien ; all : tous, départs par fusion non compris | Kind of link; all: every one, departures by merger left out
--   cluster_id   -       Pôle | Cluster
--   degree       count   Voisins connus | Known neighbours
--   strength     points  Somme des poids de ses liens | Sum of the weights of its links
--   betweenness  share   Part des plus courts chemins qui passent par lui | Share of the shortest paths that go through it
--   clustering   share   Part des paires de ses voisins qui sont liées ; vide sous deux voisins | Share of the pairs of its neighbours that are linked; empty under two neighbours
--   component    count   Ensemble relié, le plus grand d’abord ; vide sans lien connu | Connected set, the largest first; empty with no known link
--   community    count   Communauté (Leiden), la plus grande d’abord ; vide sans lien connu | Community (Leiden), the largest first; empty with no known link
create table network_metrics (
    phase integer not null,
    kind varchar not null,
    cluster_id varchar not null references clusters (cluster_id),
    degree integer not null,
    strength double not null,
    betweenness double not null,
    clustering double,
    component integer,
    community integer,
    primary key (phase, kind, cluster_id)
);

-- FR: Le réseau connu de chaque phase en quelques nombres, pour tous les liens et pour chaque genre qui en a.
-- EN: The known network of each phase in a few numbers, for all links and for each kind that has any.
-- Columns of network_summary:
--   phase          phase  Phase | Phase
--   kind           -      Genre de lien ; all : tous, départs par fusion non compris | Kind of link; all: every one, departures by merger left out
--   n_nodes        count  Pôles labellisés dans la phase, et ceux qu’une fusion y prend ou y fait | Clusters with a label in the phase, and those that a merger takes or makes in it
--   n_linked       count  Pôles avec un lien connu | Clusters with a known link
--   n_pairs        count  Paires reliées | Linked pairs
--   density        share  Part des paires possibles | Share of the possible pairs
--   n_components   count  Ensembles reliés de deux pôles ou plus | Connected sets of two clusters or more
--   n_communities  count  Communautés | Communities
--   clustering     share  Voisins liés entre eux, en moyenne | Neighbours linked with one another, on average
--   modularity     score  Modularité des communautés | Modularity of the communities
--   inside_share   share  Part des paires reliées à l’intérieur d’une communauté | Share of the linked pairs inside a community
--   thin           -      Moins de vingt paires : trop peu pour juger | Less than twenty pairs: too few to judge
create table network_summary (
    phase integer not null,
    kind varchar not null,
    n_nodes integer not null,
    n_linked integer not null,
    n_pairs integer not null,
    density double not null,
    n_components integer not null,
    n_communities integer not null,
    clustering double,
    modularity double not null,
    inside_share double not null,
    thin boolean not null,
    primary key (phase, kind)
);

-- FR: Part des paires reliées qui ont un trait en commun, et ce que donnerait le hasard : 2 000 tirages où le trait change de pôle.
-- EN: Share of the linked pairs that have a trait in common, and what chance would give: 2,000 draws in which the trait changes cluster.
-- Columns of network_mixing:
--   phase          phase  Phase | Phase
--   kind           -      Genre de lien ; all : tous, départs par fusion non compris | Kind of link; all: every one, departures by merger left out
--   trait          -      family (famille de thèmes), theme (thème) ou region (région du siège) | family (of themes), theme or region (of the seat)
--   same_share     share  Paires reliées qui l’ont en commun | Linked pairs that have it in common
--   expected       share  Ce que donne le hasard, en moyenne | What chance gives, on average
--   low            share  Bas de la bande qui tient 95 % des tirages | Foot of the band that holds 95 % of the draws
--   high           share  Haut de la bande | Top of the band
--   assortativity  score  Coefficient d’assortativité : 0 le hasard, 1 tout à l’intérieur | Coefficient of assortativity: 0 chance, 1 all within
create table network_mixing (
    phase integer not null,
    kind varchar not null,
    trait varchar not null,
    same_share double not null,
    expected double not null,
    low double not null,
    high double not null,
    assortativity double,
    primary key (phase, kind, trait)
);

-- FR: Communautés d’une phase, pour tous les liens et pour chaque genre, et le groupe que chacune poursuit d’une phase à l’autre.
-- EN: Communities of a phase, for all links and for each kind, and the group that each goes on as from phase to phase.
-- Columns of network_communities:
--   phase         phase  Phase | Phase
--   kind          -      Genre de lien ; all : tous, départs par fusion non compris | Kind of link; all: every one, departures by merger left out
--   community     count  Communauté dans la phase | Community in the phase
--   thread        rank   Groupe suivi : d’abord ceux que l’on retrouve dans le plus de phases | Group followed: first those found in the most phases
--   n_clusters    count  Pôles | Clusters
--   n_common      count  Dont déjà dans le groupe, eux ou les pôles dont ils héritent ; vide pour un groupe nouveau | Those already in the group, they or the clusters that they are heirs of; empty for a new group
--   named_after   -      Pôle qui donne son nom au groupe : le plus constant, puis le plus lié | Cluster that gives the group its name: the most constant, then the most tied
create table network_communities (
    phase integer not null,
    kind varchar not null,
    community integer not null,
    thread integer not null,
    n_clusters integer not null,
    n_common integer,
    named_after varchar not null references clusters (cluster_id),
    primary key (phase, kind, community),
    unique (phase, kind, thread)
);
