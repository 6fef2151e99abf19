import { z } from 'zod';

/** What a code says: nothing in particular, something that stands in the way, something that is needed. */
export const CodeKind = z.enum(['plain', 'knelpunt', 'behoefte']);
export type CodeKind = z.infer<typeof CodeKind>;

/** The six roles of a municipality. */
export const RoleName = z.enum([
  'financier',
  'promotor',
  'regievoerder',
  'doorverwijzer',
  'dienstverlener',
  'beleidsmaker',
]);
export type RoleName = z.infer<typeof RoleName>;

/** Codes of a frame and codes of a text at most. */
export const MOST_CODES = 200;
export const MOST_CODES_OF_TEXT = 30;

const CodeNumber = z.number().int().min(1).max(100_000);
const Label = z.string().trim().min(1).max(120);
const CodeFields = z.object({
  label: Label,
  kind: CodeKind.default('plain'),
  role: RoleName.nullable().default(null),
  description: z.string().trim().max(1000).default(''),
});

/** One code of a frame. `number` never changes and is never used again. */
export const Code = z.object({
  number: z.number().int(),
  label: z.string(),
  kind: CodeKind,
  role: RoleName.nullable(),
  description: z.string(),
  /** No longer offered; what was coded with it stays. */
  retired: z.boolean(),
  /** What was coded with it counts as this code. */
  mergedInto: z.number().int().nullable(),
});
export type Code = z.infer<typeof Code>;

/** One change of a frame. */
export const CodeChange = z.object({
  number: z.number().int(),
  action: z.enum(['add', 'change', 'merge', 'retire', 'restore', 'order']),
  /** Label of the code at the time; null for the order. */
  label: z.string().nullable(),
  detail: z.string(),
  author: z.string(),
  at: z.iso.datetime(),
});
export type CodeChange = z.infer<typeof CodeChange>;

/** GET /waves/{wave}/codings/{question}/codes: the code frame, which all waves of the study share, with the trail of its last 200 changes. */
export const CodeFrame = z.object({
  /** Trend key of the question, or its name. */
  key: z.string(),
  /** Goes up with every change. */
  revision: z.number().int(),
  codes: z.array(Code),
  changes: z.array(CodeChange),
});
export type CodeFrame = z.infer<typeof CodeFrame>;

/** POST /waves/{wave}/codings/{question}/codes. */
export const ChangeCodes = z.discriminatedUnion('action', [
  CodeFields.extend({ action: z.literal('add') }),
  CodeFields.extend({ action: z.literal('change'), code: CodeNumber }),
  z.object({ action: z.literal('merge'), code: CodeNumber, into: CodeNumber }),
  z.object({ action: z.literal('retire'), code: CodeNumber }),
  z.object({ action: z.literal('restore'), code: CodeNumber }),
  z.object({ action: z.literal('order'), codes: z.array(CodeNumber).min(1).max(MOST_CODES) }),
]);
export type ChangeCodes = z.infer<typeof ChangeCodes>;
export type ChangeCodesInput = z.input<typeof ChangeCodes>;

/** GET /waves/{wave}/codings: an open question with how far it is coded. */
export const CodedQuestion = z.object({
  question: z.string(),
  title: z.string(),
  /** Of a follow-up ("Anders, namelijk"): the question it follows, with the answer that opens it. */
  follows: z.string().nullable(),
  role: RoleName.nullable(),
  /** Answers that there are. */
  texts: z.number().int(),
  /** Coded by anybody. */
  coded: z.number().int(),
  /** Coded by the asker. */
  mine: z.number().int(),
  /** Coded differently and not settled. */
  disagreements: z.number().int(),
});
export type CodedQuestion = z.infer<typeof CodedQuestion>;
export const CodedQuestions = z.object({ items: z.array(CodedQuestion) });
export type CodedQuestions = z.infer<typeof CodedQuestions>;

/** How a text got its final codes. `differs`: coders do not agree and nobody settled it, so it counts as not coded. */
export const CodingState = z.enum(['none', 'single', 'agreed', 'differs', 'settled']);
export type CodingState = z.infer<typeof CodingState>;

/** Which texts a coder wants to see. `disagreement`: only those that he has coded too, or that are settled. */
export const CodingFilter = z.enum(['all', 'uncoded', 'mine', 'others', 'disagreement']);
export type CodingFilter = z.infer<typeof CodingFilter>;

/** One answer to be coded. */
export const CodedText = z.object({
  response: z.uuid(),
  /** At most 5,000 characters. */
  text: z.string(),
  /** Of the text as it is now; sent back with what is decided about it. */
  hash: z.string(),
  /** Other answers in this wave that say the same, letter case and spaces aside. */
  same: z.number().int(),
  mine: z.array(z.number().int()),
  /** Number of coders besides the asker. */
  otherCoders: z.number().int(),
  /** What they chose: only once the asker has coded the text himself, so that coders do not look at each other. */
  others: z.array(z.object({ coder: z.string(), codes: z.array(z.number().int()) })),
  state: CodingState,
  /** Codes that count; hidden as long as `others` are. */
  final: z.array(z.number().int()).nullable(),
  /** The text as it may be quoted; null when it is not marked. */
  quotation: z.string().nullable(),
});
export type CodedText = z.infer<typeof CodedText>;

/** GET /waves/{wave}/codings/{question}. */
export const CodedTexts = z.object({
  items: z.array(CodedText),
  /** Texts that fit the search and the filter. */
  total: z.number().int(),
  next: z.string().nullable(),
});
export type CodedTexts = z.infer<typeof CodedTexts>;

const Hash = z.string().regex(/^[0-9a-f]{32}$/);
const Chosen = z.array(CodeNumber).max(MOST_CODES_OF_TEXT);
const Decision = z.object({ response: z.uuid(), hash: Hash, codes: Chosen });

/** PUT /waves/{wave}/codings/{question}: the asker's codes of texts; no codes: not coded. `same`: also of texts that say the same and that he has not coded. */
export const CodeTexts = z.object({ items: z.array(Decision).min(1).max(100), same: z.boolean().default(false) });
export type CodeTexts = z.infer<typeof CodeTexts>;

/** PUT /waves/{wave}/codings/{question}/settlements: what counts, whatever coders chose; `codes: null` takes it back. */
export const SettleText = z.object({ response: z.uuid(), hash: Hash, codes: Chosen.min(1).nullable() });
export type SettleText = z.infer<typeof SettleText>;

/** PUT /waves/{wave}/codings/{question}/quotations: the text as it may be quoted outside the team; null: not quoted. */
export const QuoteText = z.object({
  response: z.uuid(),
  hash: Hash,
  text: z.string().trim().min(1).max(1000).nullable(),
});
export type QuoteText = z.infer<typeof QuoteText>;

/** What became of it: the texts as they are now. `changed`: those whose answer is another one by now, of which nothing was kept. */
export const CodingResult = z.object({
  items: z.array(CodedText),
  changed: z.array(z.uuid()),
  /** Texts that were coded along. */
  along: z.number().int(),
});
export type CodingResult = z.infer<typeof CodingResult>;

/** Cohen's kappa; null where it cannot be computed: nothing coded by both, or both always the same. */
export const Agreement = z.object({
  kappa: z.number().nullable(),
  /** Share of decisions on which they agree. */
  observed: z.number().nullable(),
  reason: z.enum(['noBase', 'noVariation']).nullable(),
});
export type Agreement = z.infer<typeof Agreement>;

/** GET /waves/{wave}/codings/{question}/agreement: each pair of coders with texts in common, the largest number first. */
export const CoderAgreement = z.object({
  pairs: z.array(
    z.object({
      coders: z.tuple([z.string(), z.string()]),
      /** Texts that both coded. */
      texts: z.number().int(),
      /** Of those, with exactly the same codes. */
      equal: z.number().int(),
      overall: Agreement,
      codes: z.array(
        z.object({
          code: z.number().int(),
          label: z.string(),
          both: z.number().int(),
          onlyFirst: z.number().int(),
          onlySecond: z.number().int(),
          ...Agreement.shape,
        }),
      ),
    }),
  ),
});
export type CoderAgreement = z.infer<typeof CoderAgreement>;
