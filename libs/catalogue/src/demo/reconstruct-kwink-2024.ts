import type { Answers } from '@ido/questionnaire';
import { assignment, channels, cooperation, desks, lessons, single, support, type Column } from './kwink-2024-choices';
import { publishedRespondents } from './published';
import { seeded, type Random } from './random';
import { drawCompletions, drawMunicipalities } from './respondents';
import { DESKS_UNKNOWN, NO_ASSIGNMENT, syntheticTexts } from './synthetic-texts';

/** What must stand wherever the reconstruction is shown. */
export const SYNTHETIC_NOTE = 'reconstructie, geen echte antwoorden';

/** A response that nobody gave. */
export interface SyntheticResponse {
  /** CBS code of a municipality; each occurs once. */
  readonly organisationCode: string;
  readonly completedAt: Date;
  /** Answers to `gemeenten-regierol`, complete and none to a hidden question. */
  readonly answers: Answers;
}

const DEFAULT_SEED = 2024;
const YES_NO = ['ja', 'nee'];
const YES_NO_UNKNOWN = [...YES_NO, 'weet-niet'];
/** Respondents without an assignment, of those who chose `anders`: the report counts two. */
const WITHOUT_ASSIGNMENT = 2;

/** Answers to the closed questions, by name, in the order of the questionnaire. */
function drawColumns(random: Random): Map<string, Column> {
  const yesNoUnknown = (question: string): [string, Column] => [question, single(random, question, YES_NO_UNKNOWN)];
  const functions = [
    'beleidsmedewerker-cultuur',
    'beleidsmedewerker-bibliotheekbeleid',
    'beleidsmedewerker-dienstverlening',
  ];
  return new Map<string, Column>([
    ['functie', single(random, 'functie', [...functions, 'anders'])],
    ['regierol', single(random, 'regierol', ['zelf', 'iemand-anders', 'bibliotheek', 'weet-niet'])],
    ['opdracht', assignment(random)],
    yesNoUnknown('locatiebesluit'),
    ['samenwerking', cooperation(random)],
    ['loketten', desks(random)],
    yesNoUnknown('meldingen'),
    yesNoUnknown('promotie-meegewerkt'),
    ['promotie-kanalen', channels(random)],
    yesNoUnknown('netwerk'),
    ['aanpak-bekend', single(random, 'aanpak-bekend', YES_NO)],
    yesNoUnknown('visie-ondersteuning'),
    yesNoUnknown('visie-ido'),
    yesNoUnknown('beleidsvrijheid'),
    [
      'financiering',
      single(random, 'financiering', ['volledig-spuk', 'spuk-aangevuld', 'volledig-regulier', 'weet-niet', 'anders']),
    ],
    ['ondersteuning', support(random)],
  ]);
}

/** Gives those who hear back what the desk noticed an answer to what they learn from it. */
function addLessons(random: Random, responses: readonly Answers[]): void {
  const asked = responses.filter((answers) => answers['meldingen'] === 'ja');
  lessons(random, asked.length).forEach((learnt, place) => {
    const answers = asked[place];
    if (answers && learnt.length > 0) answers['meldingen-leert'] = learnt;
  });
}

/** Replaces the general text under `anders` where the report says what was meant. */
function sayWhatIsMeant(responses: readonly Answers[]): void {
  const elsewhere = responses.filter((answers) => answers['opdracht'] === 'anders');
  for (const answers of elsewhere.slice(0, WITHOUT_ASSIGNMENT)) answers['opdracht-anders'] = NO_ASSIGNMENT;
  for (const answers of responses) {
    const chosen = answers['loketten'];
    if (Array.isArray(chosen) && chosen.length === 1 && chosen[0] === 'anders')
      answers['loketten-anders'] = DESKS_UNKNOWN;
  }
}

/**
 * Makes a set of responses that fits every figure published of the enquête of October 2024. The report gives margins, not answers: which
 * respondent gave which combination is drawn, as is every count of which the report gives only bounds or nothing.
 * @param seed the same seed gives the same responses; each seed gives a set that fits
 * @returns responses in order of completion, each of another municipality
 */
export function reconstructKwink2024(seed: number = DEFAULT_SEED): readonly SyntheticResponse[] {
  const random = seeded(seed);
  const municipalities = drawMunicipalities(random, publishedRespondents);
  const completions = drawCompletions(random, publishedRespondents);
  const columns = drawColumns(random);
  const closed = municipalities.map((municipality, place): Answers => {
    const chosen = [...columns].map(([question, column]) => [question, column[place]] as const);
    return { gemeente: municipality.name, ...Object.fromEntries(chosen) };
  });
  addLessons(random, closed);
  const answers = closed.map((choices) => ({ ...choices, ...syntheticTexts(random, choices) }));
  sayWhatIsMeant(answers);
  return municipalities.map((municipality, place) => ({
    organisationCode: municipality.code,
    completedAt: completions[place] ?? new Date(Number.NaN),
    answers: answers[place] ?? {},
  }));
}
