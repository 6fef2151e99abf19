/** How far the responses of an organisation are: `complete`, `draft`, or nothing. */
export type ResponsesOfOrganisation =
  /** About one response for each organisation: they are read once, from the index alone. */
  | 'few'
  /** Many for each, as where every visitor answers: one look in the index per organisation, however many there are. */
  | 'many';

/** States from the furthest to the least, as one contact of an organisation counts for all of it. */
const FURTHEST = ['completed', 'started', 'opened', 'sent', 'declined', 'opted-out', 'bounced', 'planned'];
const PLACE = `CASE state ${FURTHEST.map((state, at) => `WHEN '${state}' THEN ${at + 1}`).join(' ')} END`;
const STATE_AT_PLACE = `CASE c.furthest ${FURTHEST.map((state, at) => `WHEN ${at + 1} THEN '${state}'`).join(' ')} END`;

const ANSWERED: Readonly<Record<ResponsesOfOrganisation, { cte: string; join: string }>> = {
  few: {
    cte: `, answer AS MATERIALIZED (
    SELECT organisation_code AS code, CASE WHEN bool_or(status = 'complete') THEN 'complete' ELSE 'draft' END AS status
      FROM response WHERE wave_id = $1 AND organisation_code IS NOT NULL AND status IN ('complete', 'draft')
     GROUP BY organisation_code
  )`,
    join: 'LEFT JOIN answer ON answer.code = p.organisation_code',
  },
  many: {
    cte: '',
    // 'complete' comes before 'draft'.
    join: `LEFT JOIN LATERAL (
        SELECT r.status FROM response r
         WHERE r.wave_id = $1 AND r.organisation_code = p.organisation_code AND r.status IN ('complete', 'draft')
         ORDER BY r.status LIMIT 1
      ) answer ON true`,
  },
};

interface Narrowed {
  readonly responses: ResponsesOfOrganisation;
  /** Narrows the population `p` (and the organisation `o`, when names are asked for). */
  readonly where?: string;
  /** An array of codes: only these are looked up at all. */
  readonly among?: string;
  /** Whether the names of organisations are needed. */
  readonly named?: boolean;
}

/**
 * Common table expressions that end in `progress`: one row for each organisation of the population of wave $1 with how far it is. $2: the wave
 * has personal links. Contacts and links are read once.
 */
export const organisationsSql = ({ responses, where = 'true', among, named = false }: Narrowed) => `
  contact AS MATERIALIZED (
    SELECT organisation_code AS code, min(${PLACE}) AS furthest, max(state_at) AS moved_at,
           bool_or(state NOT IN ('planned', 'bounced')) AS delivered
      FROM participant WHERE wave_id = $1 ${among ? `AND organisation_code = ANY (${among})` : ''} GROUP BY organisation_code
  ), linked AS MATERIALIZED (
    -- Links that were handed out without a contact.
    SELECT r.organisation_code AS code, max(l.opened_at) AS opened_at
      FROM answer_link l JOIN response r ON r.wave_id = l.wave_id AND r.id = l.response_id
     WHERE $2::boolean AND l.wave_id = $1 AND l.participant_id IS NULL AND l.kind = 'personal' AND l.withdrawn_at IS NULL
       AND r.withdrawn_at IS NULL AND r.organisation_code IS NOT NULL
     GROUP BY 1
  )${ANSWERED[responses].cte}, found AS (
    SELECT p.organisation_code AS code, ${named ? 'o.name,' : ''} p.province, p.size_class, answer.status,
           ${STATE_AT_PLACE} AS furthest, c.moved_at, linked.opened_at, linked.code IS NOT NULL AS linked,
           coalesce(c.furthest < ${FURTHEST.length}, false) OR linked.code IS NOT NULL AS invited,
           coalesce(c.delivered, false) OR linked.code IS NOT NULL AS delivered,
           coalesce(c.furthest <= 3, false) OR linked.opened_at IS NOT NULL AS opened
      FROM wave_population p
      ${named ? 'JOIN organisation o ON o.code = p.organisation_code' : ''}
      LEFT JOIN contact c ON c.code = p.organisation_code
      LEFT JOIN linked ON linked.code = p.organisation_code
      ${ANSWERED[responses].join}
     WHERE p.wave_id = $1 AND ${among ? `p.organisation_code = ANY (${among})` : where}
  ), progress AS (
    SELECT *, CASE WHEN status = 'complete' THEN 'completed' WHEN status = 'draft' THEN 'started'
                   WHEN furthest IN ('completed', 'started', 'opened') OR opened_at IS NOT NULL THEN 'opened'
                   WHEN linked AND coalesce(furthest, 'planned') IN ('planned', 'bounced') THEN 'sent'
                   ELSE coalesce(furthest, 'not-invited') END AS state
      FROM found
  )`;

/** Whether a wave has few or many responses for each organisation, from its tally: $1 wave. */
export const RESPONSES_OF_ORGANISATION = `
  SELECT CASE WHEN (SELECT coalesce(sum(count), 0) FROM response_tally WHERE wave_id = $1 AND kind = 'started')
                 > 3 * (SELECT count(*) FROM wave_population WHERE wave_id = $1) THEN 'many' ELSE 'few' END AS responses`;
