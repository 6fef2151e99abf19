import { z } from 'zod';

export const SignIn = z.object({ email: z.email().max(254), password: z.string().min(1).max(1000) });
export type SignIn = z.infer<typeof SignIn>;

export const StudyRole = z.enum(['researcher', 'reader']);
export type StudyRole = z.infer<typeof StudyRole>;

/** What an account may see of one organisation: what it answered, beside the figures of all. */
export const OrganisationRole = z.enum(['organisation-reader']);
export type OrganisationRole = z.infer<typeof OrganisationRole>;

/** A role in one organisation of the register. */
export const OrganisationMembership = z.object({ organisation: z.string(), name: z.string(), role: OrganisationRole });
export type OrganisationMembership = z.infer<typeof OrganisationMembership>;

export const User = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  administrator: z.boolean(),
  studies: z.array(z.object({ study: z.string(), role: StudyRole })),
  organisations: z.array(OrganisationMembership),
});
export type User = z.infer<typeof User>;

/** `csrfToken` goes back in the header `X-CSRF-Token` with every change that is authenticated by the cookie. */
export const Session = z.object({ token: z.string(), expiresAt: z.iso.datetime(), csrfToken: z.string(), user: User });
export type Session = z.infer<typeof Session>;

/** GET /sessions/current: the same without the token. */
export const CurrentSession = Session.omit({ token: true });
export type CurrentSession = z.infer<typeof CurrentSession>;

export const CreateAccessToken = z.object({
  name: z.string().trim().min(1).max(100),
  days: z.number().int().min(1).max(366),
});
export type CreateAccessToken = z.infer<typeof CreateAccessToken>;
/** `token` is only there in the answer to the creation. */
export const AccessToken = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  token: z.string().optional(),
});
export type AccessToken = z.infer<typeof AccessToken>;

const Organisations = z
  .array(z.object({ organisation: z.string().max(100), role: OrganisationRole.default('organisation-reader') }))
  .max(100);
const Password = z.string().min(12).max(1000);
export const Account = User.extend({ disabled: z.boolean(), createdAt: z.iso.datetime() });
export type Account = z.infer<typeof Account>;
export const CreateAccount = z.object({
  email: z.email().max(254),
  name: z.string().trim().min(1).max(200),
  password: Password,
  administrator: z.boolean().default(false),
  studies: z
    .array(z.object({ study: z.string(), role: StudyRole }))
    .max(100)
    .default([]),
  organisations: Organisations.default([]),
});
export type CreateAccount = z.infer<typeof CreateAccount>;
/** `studies` and `organisations`, when given, each replace all memberships of that kind. */
export const ChangeAccount = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  password: Password.optional(),
  administrator: z.boolean().optional(),
  disabled: z.boolean().optional(),
  studies: z
    .array(z.object({ study: z.string(), role: StudyRole }))
    .max(100)
    .optional(),
  organisations: Organisations.optional(),
});
export type ChangeAccount = z.infer<typeof ChangeAccount>;
