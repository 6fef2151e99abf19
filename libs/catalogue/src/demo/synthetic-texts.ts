import type { Answers } from '@ido/questionnaire';
import type { Random } from './random';

/** A text question that is asked after one answer to another question. */
interface TextAfter {
  readonly question: string;
  readonly after: string;
  readonly code: string;
  readonly text: string;
  /** Always filled in; the others are left open now and then, as respondents do. */
  readonly always: boolean;
}

const specified = (of: string, text: string): TextAfter => ({
  question: `${of}-anders`,
  after: of,
  code: 'anders',
  text: `Synthetisch antwoord: ${text}`,
  always: true,
});

const explained = (question: string, after: string, code: string, text: string): TextAfter => ({
  question,
  after,
  code,
  text: `Synthetisch antwoord: ${text}`,
  always: false,
});

/** Open texts that anybody sees at once were not written by a respondent. */
const textsAfter: readonly TextAfter[] = [
  specified('functie', 'een andere functie.'),
  explained('regierol-afdeling', 'regierol', 'iemand-anders', 'een andere afdeling.'),
  specified('opdracht', 'de opdracht is anders belegd.'),
  specified('samenwerking', 'een andere manier van samenwerken.'),
  specified('loketten', 'een andere plek binnen de gemeente.'),
  specified('meldingen-leert', 'iets anders.'),
  specified('promotie-kanalen', 'kanalen van de gemeente zelf.'),
  explained('netwerk-omschrijving', 'netwerk', 'ja', 'hier staat de omschrijving van het netwerk.'),
  explained('aanpak-hoe', 'aanpak-bekend', 'ja', 'hier staat hoe de gemeente hiermee aan de slag gaat.'),
  explained('visie-ondersteuning-rol', 'visie-ondersteuning', 'ja', 'hier staat de rol van de gemeente.'),
  explained('visie-ido-rol', 'visie-ido', 'ja', 'hier staat de rol van de gemeente.'),
  explained('beleidsvrijheid-ideeen', 'beleidsvrijheid', 'nee', 'hier staan ideeën.'),
  specified('financiering', 'een andere manier van financieren.'),
  specified('ondersteuning', 'andere ondersteuning.'),
];

/** Text of the respondents who have not (yet) given an assignment. */
export const NO_ASSIGNMENT = 'Synthetisch antwoord: (nog) geen opdracht belegd.';
/** Text of the respondents who do not know from which desks people are referred, or say that it is in development. */
export const DESKS_UNKNOWN = 'Synthetisch antwoord: weet ik niet, of nog in ontwikkeling.';

/** The texts that belong to the choices made, by name of the question; none to a question that is not shown. */
export function syntheticTexts(random: Random, choices: Answers): Answers {
  const texts: Answers = {};
  for (const { question, after, code, text, always } of textsAfter) {
    const answer = choices[after];
    const asked = Array.isArray(answer) ? answer.includes(code) : answer === code;
    if (asked && (always || random.chance(0.8))) texts[question] = text;
  }
  return texts;
}
