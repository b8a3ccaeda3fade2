-- Refuse une note écrite dans une seule des deux langues.
with notes as (
    select 'cluster_labels.csv' as file, _line, note_fr, note_en from stage.cluster_labels
    union all
    select 'cluster_indicators.csv', _line, note_fr, note_en from stage.cluster_indicators
    union all
    select 'funding_flows.csv', _line, note_fr, note_en from stage.funding_flows
    union all
    select 'national_indicators.csv', _line, note_fr, note_en from stage.national_indicators
    union all
    select 'regional_indicators.csv', _line, note_fr, note_en from stage.regional_indicators
    union all
    select 'cluster_members.csv', _line, note_fr, note_en from stage.cluster_members
    union all
    select 'fui_calls.csv', _line, note_fr, note_en from stage.fui_calls
)
select file, _line as line, 'la note manque dans une des deux langues' as rule
from notes
where (note_fr is null) <> (note_en is null)
order by file, line
