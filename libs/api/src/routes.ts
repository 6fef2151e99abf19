/** Where the API lives; every path below is relative to it. */
export const API_BASE = '/api/v1';
/** Sent as `API-Version` on every response. */
export const API_VERSION = '1.0.0';

const part = encodeURIComponent;

/** Paths of the API, made in one place so that server, pages and tests cannot disagree. */
export const routes = {
  health: '/health',
  openapi: '/openapi.json',
  sessions: '/sessions',
  currentSession: '/sessions/current',
  accessTokens: '/access-tokens',
  accessToken: (id: string) => `/access-tokens/${part(id)}`,
  accounts: '/accounts',
  account: (id: string) => `/accounts/${part(id)}`,
  questionnaires: '/questionnaires',
  questionnaire: (key: string) => `/questionnaires/${part(key)}`,
  questionnaireVersion: (key: string, number: number) => `/questionnaires/${part(key)}/versions/${number}`,
  studies: '/studies',
  study: (key: string) => `/studies/${part(key)}`,
  studyMembers: (key: string) => `/studies/${part(key)}/members`,
  studyMember: (key: string, account: string) => `/studies/${part(key)}/members/${part(account)}`,
  waves: (study: string) => `/studies/${part(study)}/waves`,
  wave: (key: string) => `/waves/${part(key)}`,
  invitations: (wave: string) => `/waves/${part(wave)}/invitations`,
  invitation: (wave: string, response: string) => `/waves/${part(wave)}/invitations/${part(response)}`,
  participants: (wave: string) => `/waves/${part(wave)}/participants`,
  participant: (wave: string, id: string) => `/waves/${part(wave)}/participants/${part(id)}`,
  participantImports: (wave: string) => `/waves/${part(wave)}/participants/imports`,
  participantLinks: (wave: string, id: string) => `/waves/${part(wave)}/participants/${part(id)}/links`,
  participantEvents: (wave: string, id: string) => `/waves/${part(wave)}/participants/${part(id)}/events`,
  letters: (wave: string) => `/waves/${part(wave)}/letters`,
  responses: (wave: string) => `/waves/${part(wave)}/responses`,
  answering: '/answering',
  completion: '/answering/completion',
  imports: (wave: string) => `/waves/${part(wave)}/imports`,
  import: (wave: string, id: string) => `/waves/${part(wave)}/imports/${part(id)}`,
  importErrors: (wave: string, id: string) => `/waves/${part(wave)}/imports/${part(id)}/errors`,
  breakdown: (wave: string) => `/waves/${part(wave)}/breakdown`,
  breakdownOf: (wave: string, variable: string) => `/waves/${part(wave)}/breakdown/${part(variable)}`,
  export: (wave: string, format: string) => `/waves/${part(wave)}/exports/${part(format)}`,
  organisations: '/organisations',
  nextWave: (wave: string) => `/waves/${part(wave)}/next`,
  /** Versions as `gemeenten-regierol.2`. */
  concordance: (from: string, to: string) => `/concordances/${part(from)}/${part(to)}`,
  panel: (study: string) => `/studies/${part(study)}/panel`,
  publishedTables: (study: string) => `/studies/${part(study)}/published-tables`,
} as const;
