import { countsWithinBounds, type Bounds } from './counts-within-bounds';
import { multipleChoice } from './multiple-choice';
import { boundsOf, derivedCount, publishedQuestion, publishedRespondents } from './published';
import type { Random } from './random';

/** Answers to one question, one per respondent. */
export type Column = readonly (string | readonly string[])[];

const everyone = publishedRespondents;
/** Where the report gives no figure, every option was chosen by somebody and none by nearly all. */
const SOMEBODY: Bounds = [1, everyone - 10];
/** `exactly(n)`: the count that the report states. */
const exactly = (count: number): Bounds => [count, count];

function bounds(question: string, options: readonly string[], unpublished: Bounds): Map<string, Bounds> {
  const published = publishedQuestion(question);
  return new Map(options.map((option) => [option, boundsOf(published, option, unpublished)]));
}

/**
 * A single choice question: a count for each option inside what was published, given to respondents at random.
 * @param unpublished bounds of an option without a figure
 */
export function single(random: Random, question: string, options: readonly string[], unpublished = SOMEBODY): string[] {
  const counts = countsWithinBounds(random, [...bounds(question, options, unpublished).values()], everyone);
  return random.shuffle(options.flatMap((option, place) => new Array<string>(counts[place] ?? 0).fill(option)));
}

/**
 * Question 4. Two or more answer `anders` (those without an assignment) and two or more do not know, but few: with five at most of each,
 * the grant decision and the separate assignment together are what "most" have.
 */
export function assignment(random: Random): string[] {
  return single(random, 'opdracht', ASSIGNMENTS, [2, 5]);
}
const ASSIGNMENTS = [
  'separate-opdracht',
  'subsidiebeschikking',
  'overeenkomst-bibliotheek',
  'samenwerkingsovereenkomst',
  'weet-niet',
  'anders',
];

/** Question 6. Eighteen take more than one measure; an additional one (`anders`) is named by six. */
export function cooperation(random: Random): string[][] {
  const published = publishedQuestion('samenwerking');
  const other = boundsOf(published, 'anders', SOMEBODY);
  return multipleChoice(random, {
    respondents: everyone,
    options: bounds(
      'samenwerking',
      ['reguliere-overleggen', 'contactpersoon', 'afspraken', 'prestatie-eisen'],
      SOMEBODY,
    ),
    several: exactly(derivedCount(published, 'respondentsWithMoreThanOneMeasure')),
    other,
    otherAlone: [0, other[1]],
    dontKnow: [0, 3],
  });
}

/**
 * Question 7. The question has no "weet ik niet": the four who do not know, or say it is in development, can only have said so
 * under `anders`. The general desk is the largest; those without a figure are below the two that the report mentions next.
 */
export function desks(random: Random): string[][] {
  const published = publishedQuestion('loketten');
  const named = ['werk-inkomen', 'burgerzaken'];
  const mentioned = [...bounds('loketten', named, SOMEBODY).values()];
  const belowNamed: Bounds = [1, Math.min(...mentioned.map(([min]) => min)) - 1];
  const aboveNamed: Bounds = [Math.max(...mentioned.map(([, max]) => max)) + 1, everyone - 10];
  const options = bounds(
    'loketten',
    [
      'belastingzaken',
      'burgerzaken',
      'cultuur-onderwijs',
      'ruimtelijke-ordening',
      'sociaal-loket',
      'stadsbeheer',
      'verkeer-vervoer',
      'werk-inkomen',
      'zorg-welzijn',
    ],
    belowNamed,
  );
  const unknown = derivedCount(published, 'doNotKnowOrInDevelopment');
  return multipleChoice(random, {
    respondents: everyone,
    options: new Map([['advies-informatiebalie', aboveNamed], ...options]),
    several: exactly(derivedCount(published, 'respondentsWithMoreThanOneDesk')),
    other: [unknown + 1, unknown + 4],
    otherAlone: exactly(unknown),
  });
}

/** Follow-up of question 8, asked of those who said yes; some say both, some neither. */
export function lessons(random: Random, asked: number): string[][] {
  const published = publishedQuestion('meldingen');
  const options = ['leert-knelpunten', 'leert-processen'];
  return multipleChoice(random, {
    respondents: asked,
    options: new Map(options.map((option) => [option, boundsOf(published, option, SOMEBODY)])),
    several: [1, asked],
    other: [1, 4],
    otherAlone: [0, 4],
    silent: [0, 2],
  });
}

/** Question 10. All answered it (the percentages are over all), so all chose something. "Een aantal" used flyers or radio and television: fewer than the papers. */
export function channels(random: Random): string[][] {
  const published = publishedQuestion('promotie-kanalen');
  const papers = boundsOf(published, 'dag-weekbladen', SOMEBODY);
  const other = boundsOf(published, 'anders', SOMEBODY);
  return multipleChoice(random, {
    respondents: everyone,
    options: bounds('promotie-kanalen', ['dag-weekbladen', 'flyers', 'televisie-radio', 'plekken'], [3, papers[0] - 1]),
    several: [1, everyone],
    other,
    otherAlone: [0, other[1]],
  });
}

/** Question 18. "Many" want knowledge and handholds: more than half. Agreements are wanted by somewhat fewer than campaigns. Six chose one option, all others more. */
export function support(random: Random): string[][] {
  const published = publishedQuestion('ondersteuning');
  const one = derivedCount(published, 'respondentsWithExactlyOneOption');
  const many: Bounds = [Math.ceil(everyone / 2) + 1, everyone - 5];
  const options = ['kennis-informatie', 'praktische-handvatten', 'landelijke-afspraken', 'campagnes'];
  return multipleChoice(random, {
    respondents: everyone,
    options: bounds('ondersteuning', options, many),
    several: exactly(everyone - one),
    other: [1, 4],
    otherAlone: exactly(0),
    accept: (counts) => (counts.get('landelijke-afspraken') ?? 0) < (counts.get('campagnes') ?? 0),
  });
}
