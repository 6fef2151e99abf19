import type { CleaningOverview, Flag, ReviewedResponse } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { texts } from '../texts';

const TENTH = 10;

/** Minutes to a tenth, in Dutch notation. */
export function minutesWords(minutes: number): string {
  return dutchNumber(Math.round(minutes * TENTH) / TENTH);
}

/** Why a response stands out, in a few words. */
export function flagWords(flag: Flag): string {
  const { cleaning: said } = texts;
  switch (flag.kind) {
    case 'too-fast':
      return said.tooFast(minutesWords(flag.minutes), minutesWords(flag.limit));
    case 'straight-line':
      return said.straightLine(flag.title, dutchNumber(flag.rows));
    case 'rule':
      return flag.title;
    case 'duplicate':
      return said.duplicateOf(dutchNumber(flag.responses));
  }
}

/** What a list can be narrowed to: every kind of flag with the number of responses that have it and are not judged yet. */
export function flagOptions({ flags }: Pick<CleaningOverview, 'flags'>): { value: string; label: string }[] {
  const { cleaning: said } = texts;
  const options = flags.map(({ kind, entry, title, open }) => ({
    value: entry === null ? kind : `rule-${entry}`,
    label: said.flagOption(kind === 'rule' ? (title ?? '') : said.flags[kind], dutchNumber(open)),
  }));
  return [{ value: '', label: said.flagAll }, ...options];
}

/** Whether and how a response counts, in words. */
export function countsWords({ counted, verdict }: Pick<ReviewedResponse, 'counted' | 'verdict'>): string {
  const { cleaning: said } = texts;
  if (verdict !== null)
    return counted || verdict === 'excluded'
      ? said.verdicts[verdict]
      : `${said.verdicts[verdict]}, ${said.countsNot.toLowerCase()}`;
  return counted ? said.noVerdict : said.countsNot;
}
