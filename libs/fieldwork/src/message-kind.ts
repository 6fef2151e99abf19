/** What a message is for. */
export const MESSAGE_KINDS = ['invitation', 'reminder', 'last-call', 'thanks', 'extension', 'test'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Kinds that have a text per study; a test message borrows the text of another. */
export const TEMPLATE_KINDS = ['invitation', 'reminder', 'last-call', 'thanks', 'extension'] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** Kinds that a researcher sends at a moment; thanks go out by themselves when a response is completed. */
export const PLANNED_KINDS = ['invitation', 'reminder', 'last-call', 'extension'] as const;
export type PlannedKind = (typeof PLANNED_KINDS)[number];
