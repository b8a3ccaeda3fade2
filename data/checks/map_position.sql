-- Refuse un pôle de métropole dessiné ailleurs qu’à sa place, ou un pôle d’outre-mer dessiné hors de l’encart.
select 'clusters.csv' as file, _line as line, 'map_lat et map_lon ne sont pas ceux de sa région (métropole : la vraie place ; outre-mer : l’encart)' as rule
from stage.clusters
where (region_code in ('01', '02', '03', '04', '06')) = (abs(lat - map_lat) < 1e-9 and abs(lon - map_lon) < 1e-9)
order by line
