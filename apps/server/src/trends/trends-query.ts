import { provinces, sizeClasses } from '@ido/catalogue';
import type { FieldError } from '@ido/api';
import type { Filter } from '@ido/tabulation';
import { z } from 'zod';
import type { RawQuery } from '../analysis/breakdown-query';
import { problem } from '../http/problems';

/** The facts of the register that trends can be filtered on: every wave among organisations knows them. */
const KNOWN: Readonly<Record<string, readonly string[]>> = { province: provinces, sizeClass: sizeClasses };
const FILTER_KEY = /^filter\[([^\]]*)\]$/;

/** What trends can be asked. Read by `readTrendsQuery`. */
export const TrendsParameters = z.object({
  'filter[province]': z.array(z.string()).optional().describe('Provinces; repeated for several'),
  'filter[sizeClass]': z.array(z.string()).optional().describe('Size classes; repeated for several'),
  panel: z.enum(['all', 'matched']).optional().describe('matched: organisations that answered in every wave'),
  organisation: z.string().optional().describe('Code of an organisation to lay beside it'),
  audience: z.string().optional().describe('Audience of the waves; the first one without'),
  wave: z.array(z.string()).optional().describe('Only these waves; repeated for several'),
  tile: z.string().optional().describe('Trend key of the question on the tiles of the provinces'),
});

/** What one trend can be asked besides. `asOf` is read by `readTrendState`. */
export const TrendParameters = TrendsParameters.omit({ tile: true }).extend({
  asOf: z.string().max(3000).optional().describe('State of the waves, from a reference: the trend as it was then'),
});

/** What trends of what was released can be asked: one province or one size class at a time. */
export const PublicTrendsParameters = TrendsParameters.omit({ panel: true, organisation: true });

/** What is asked of trends. */
export interface TrendsQuery {
  readonly filters: readonly Filter[];
  readonly panel: 'all' | 'matched';
  readonly organisation: string | null;
  readonly audience: string | null;
  readonly waves: readonly string[];
  readonly tile: string | null;
}

const Single = z.string().min(1).max(200);
const Rest = z.strictObject({
  panel: z.enum(['all', 'matched']).default('all'),
  organisation: Single.nullable().default(null),
  audience: Single.nullable().default(null),
  wave: z
    .preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(Single).max(50))
    .transform((keys) => keys as string[]),
  tile: Single.nullable().default(null),
});

/** @throws ProblemError invalid-input with everything that is wrong at once */
export function readTrendsQuery(raw: RawQuery): TrendsQuery {
  const errors: FieldError[] = [];
  const filters: Filter[] = [];
  const rest: Record<string, unknown> = {};
  for (const [key, given] of Object.entries(raw)) {
    const name = FILTER_KEY.exec(key)?.[1];
    if (name === undefined) {
      rest[key] = given;
      continue;
    }
    const known = Object.hasOwn(KNOWN, name) ? KNOWN[name]! : null;
    const codes = [...new Set([given ?? []].flat())];
    const refuse = (code: string, detail: string) => errors.push({ pointer: `/query/${key}`, code, detail });
    if (known === null) refuse('unknown-variable', 'Een trend kan alleen per provincie of grootteklasse.');
    for (const code of known ? codes : []) {
      if (!known!.includes(code)) refuse('unknown-code', `'${code}' is geen keuze.`);
    }
    filters.push({ variable: name, codes });
  }
  const parsed = Rest.safeParse(rest, { error: z.locales.nl().localeError });
  for (const { path, code, message, ...issue } of parsed.error?.issues ?? []) {
    const unknown = code === 'unrecognized_keys' ? (issue as { keys: string[] }).keys : null;
    for (const key of unknown ?? [path.map(String).join('/')])
      errors.push({
        pointer: `/query/${key}`,
        code: unknown ? 'unknown-parameter' : code.replaceAll('_', '-'),
        detail: unknown ? 'Deze parameter bestaat niet.' : `${message}.`,
      });
  }
  if (errors.length > 0 || !parsed.success) throw problem.invalid({ errors });
  const { wave, ...others } = parsed.data;
  return { ...others, waves: wave, filters };
}

/** What was asked of one trend as it stands in its reference: only what the figures follow from. */
export function askedOfTrend({ filters, panel, organisation, audience, waves }: TrendsQuery): RawQuery {
  return {
    ...Object.fromEntries(filters.map(({ variable, codes }) => [`filter[${variable}]`, [...codes]])),
    ...(panel === 'matched' && { panel }),
    ...(organisation !== null && { organisation }),
    ...(audience !== null && { audience }),
    ...(waves.length > 0 && { wave: [...waves] }),
  };
}
