/** Which tables the database counts in. Those of an earlier state have names of their own, so that no other statement finds them by accident. */
export interface TablesInSql {
  readonly responses: string;
  readonly population: string;
  readonly codedTexts: string;
}

/** The wave as it is now. */
export const NOW: TablesInSql = { responses: 'response', population: 'wave_population', codedTexts: 'coded_text' };

/** The responses `r`, each with the facts `p` of its organisation where the population has it. */
export function responsesSql({ responses, population }: TablesInSql): string {
  return `${responses} r
     LEFT JOIN ${population} p ON p.wave_id = r.wave_id AND p.organisation_code = r.organisation_code`;
}
