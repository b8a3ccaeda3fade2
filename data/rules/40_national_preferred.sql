-- FR: Chiffres nationaux préférés ; `series` dit ce qui se relie : établissements, entreprises et enquêtes ne se relient pas.
-- EN: Preferred national figures; `series` says what may be joined: establishments, companies and surveys may not.
-- Columns of national_preferred:
--   year             year  Année | Year
--   indicator        -     Indicateur | Indicator
--   series           -     Série : seuls les points d’une même série se relient | Series: only points of one series are joined
--   value            -     Valeur | Value
--   unit             -     Unité | Unit
--   breakdown_dim    -     Décomposition | Breakdown
--   breakdown_value  -     Modalité | Breakdown value
--   source_id        -     Sources | Sources
--   basis            -     Fondement | Basis
--   confidence       -     Confiance | Confidence
--   note_fr          -     Note, en français | Note, in French
--   note_en          -     Note, en anglais | Note, in English
create view national_preferred as
select
    year,
    indicator,
    case
        when indicator = 'employees' and year <= 2009 then 'employees_establishments'
        when indicator in ('employees', 'members_total') then indicator || '_' || year
        when indicator = 'member_companies' and year = 2018 then 'members_of_all_kinds'
        else indicator
    end as series,
    value, unit, breakdown_dim, breakdown_value, source_id, basis, confidence, note_fr, note_en
from national_indicators
where preferred = 1;
