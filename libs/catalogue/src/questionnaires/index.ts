import bezoekersbeleving from './bezoekersbeleving/questionnaire.json';
import bibliothekenIdo from './bibliotheken-ido/questionnaire.json';
import gemeentenRegierol from './gemeenten-regierol/questionnaire.json';
import outputregistratie from './outputregistratie/questionnaire.json';
import spukVerantwoording from './spuk-verantwoording/questionnaire.json';

/** A questionnaire as the catalogue carries it: the first version of a study's questionnaire. */
export interface CatalogueQuestionnaire {
  /** Readable key in addresses, `gemeenten-regierol`. */
  readonly key: string;
  readonly title: string;
  /** Who answers it, in Dutch: gemeenten, bibliotheken, IDO-locaties, bezoekers. */
  readonly audience: string;
  /** SurveyJS JSON with the project's own properties `nr`, `trendKey`, `role` and `chart` on questions. */
  readonly definition: Readonly<Record<string, unknown>>;
}

const entry = (
  key: string,
  audience: string,
  definition: Readonly<Record<string, unknown>> & { readonly title: string },
): CatalogueQuestionnaire => ({ key, title: definition.title, audience, definition });

/** Every questionnaire of the catalogue; the municipalities' first. */
export const questionnaires: readonly CatalogueQuestionnaire[] = [
  entry('gemeenten-regierol', 'gemeenten', gemeentenRegierol),
  entry('bibliotheken-ido', 'bibliotheken', bibliothekenIdo),
  entry('outputregistratie', 'IDO-locaties', outputregistratie),
  entry('bezoekersbeleving', 'bezoekers', bezoekersbeleving),
  entry('spuk-verantwoording', 'gemeenten', spukVerantwoording),
];
