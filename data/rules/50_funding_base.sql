-- FR: Montants qui s’additionnent dans une phase : ni appels du FUI sur ses lignes budgétaires, ni enveloppe, ni montant à cheval. Leur somme est un minimum.
-- EN: Amounts that add up within a phase: no FUI call on top of its budget lines, no envelope, nothing across phases. Their sum is a floor.
-- Columns of funding_base:
--   flow_id       -      Montant | Flow
--   phase         phase  Phase | Phase
--   year_start    year   Première année | First year
--   year_end      year   Dernière année | Last year
--   source_level  -      Financeur | Funder
--   instrument    -      Instrument | Instrument
--   region_code   -      Région | Region
--   amount_eur_m  EUR_M  Montant | Amount
--   kind          -      Annoncé, engagé ou payé | Announced, committed or spent
--   source_id     -      Sources | Sources
--   basis         -      Fondement | Basis
--   confidence    -      Confiance | Confidence
--   note_fr       -      Note, en français | Note, in French
--   note_en       -      Note, en anglais | Note, in English
create view funding_base as
select flow_id, phase, year_start, year_end, source_level, instrument, region_code, amount_eur_m, kind, source_id, basis, confidence, note_fr, note_en
from funding_flows
where in_base_set = 1 and spans_phases = 0 and instrument not in ('fui_calls', 'fui_cofunding', 'fui_envelope', 'fui_voted', 'phase_envelope');
