import { z } from 'zod';
import { RoleName } from './coding';

export const FindingKind = z.enum(['knelpunt', 'behoefte']);
export type FindingKind = z.infer<typeof FindingKind>;

/** Where a finding that is entered by hand comes from. Never names of persons: how many took part. */
export const FindingSource = z.object({
  kind: z.enum(['open-answer', 'focus-group', 'meeting']),
  title: z.string().trim().min(1).max(200),
  date: z.iso.date().nullable().default(null),
  participants: z.number().int().min(1).max(100_000).nullable().default(null),
});
export type FindingSource = z.infer<typeof FindingSource>;

/** POST /studies/{study}/findings. */
export const WriteFinding = z.object({
  kind: FindingKind,
  role: RoleName,
  text: z.string().trim().min(1).max(500),
  source: FindingSource,
  /** How many said it; null when it was not counted. */
  count: z.number().int().min(1).max(100_000).nullable().default(null),
  quotations: z.array(z.string().trim().min(1).max(1000)).max(20).default([]),
});
export type WriteFinding = z.infer<typeof WriteFinding>;
export type WriteFindingInput = z.input<typeof WriteFinding>;

const Revision = z.number().int().min(1);

/** PUT /studies/{study}/findings/{finding}: `revision` is the one that was looked at. */
export const ChangeFinding = WriteFinding.extend({ revision: Revision });
export type ChangeFinding = z.infer<typeof ChangeFinding>;
export type ChangeFindingInput = z.input<typeof ChangeFinding>;

/** Member `stored` of the problem `finding-changed`: what somebody else wrote meanwhile. Written with this revision it is overwritten. */
export const StoredWords = z.object({ revision: Revision, writtenBy: z.string(), text: z.string() });
export type StoredWords = z.infer<typeof StoredWords>;

/** One knelpunt or behoefte of the table: entered by hand (`id`), or from a code (`question` and `code`). */
export const Finding = z.object({
  id: z.number().int().nullable(),
  /** Goes up with every change; null for what comes from a code. */
  revision: z.number().int().nullable(),
  question: z.string().nullable(),
  code: z.number().int().nullable(),
  kind: FindingKind,
  text: z.string(),
  source: FindingSource,
  /** Respondents that it was said by; null when not known or withheld for small numbers. */
  count: z.number().int().nullable(),
  /** Out of how many coded answers; null for what was entered by hand, and when withheld. */
  base: z.number().int().nullable(),
  suppressed: z.boolean(),
  quotations: z.array(z.string()),
  /** Names of organisations in the quotations, or in a source that was entered by hand: told to the study team, who may want to take them out. */
  mentions: z.array(z.string()),
});
export type Finding = z.infer<typeof Finding>;

/** GET /studies/{study}/findings: the table of needs, per role its state in a sentence, knelpunten and behoeften. */
export const Findings = z.object({
  study: z.object({ key: z.string(), title: z.string() }),
  /** Whose coded answers are counted; null when there is no wave with answers. */
  wave: z.object({ key: z.string(), title: z.string(), syntheticNote: z.string().nullable() }).nullable(),
  waves: z.array(z.object({ key: z.string(), title: z.string() })),
  editable: z.boolean(),
  /** `stateRevision`: 0 when nobody wrote the state yet. */
  roles: z.array(
    z.object({ role: RoleName, state: z.string(), stateRevision: z.number().int(), findings: z.array(Finding) }),
  ),
  /** Codes of kind knelpunt or behoefte that have no role yet: in no row of the table. */
  withoutRole: z.array(z.object({ question: z.string(), label: z.string() })),
});
export type Findings = z.infer<typeof Findings>;

/** PUT /studies/{study}/role-states/{role}: the state of a role in a sentence or two; `revision` is the one that was looked at, 0 for none. */
export const WriteRoleState = z.object({ state: z.string().trim().max(1000), revision: z.number().int().min(0) });
export type WriteRoleState = z.infer<typeof WriteRoleState>;
