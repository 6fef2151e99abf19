/** States from the furthest to the least, as one contact of an organisation counts for all of it. */
const FURTHEST = `ARRAY['completed', 'started', 'opened', 'sent', 'declined', 'opted-out', 'bounced', 'planned']`;

/**
 * Common table expressions that end in `progress`: one row for each organisation of the population of wave $1 with how far it is. $2: the wave has personal
 * links. What it answered is one look in an index per organisation, however many responses the wave has; contacts and links are read once.
 * `where` narrows the population `p` (joined with `organisation o`) before anything is looked up.
 */
export const organisationsSql = (where = 'true') => `
  contact AS MATERIALIZED (
    SELECT organisation_code AS code, bool_or(state <> 'planned') AS sent,
           bool_or(state NOT IN ('planned', 'bounced')) AS delivered,
           bool_or(state IN ('opened', 'started', 'completed')) AS opened,
           (${FURTHEST})[min(array_position(${FURTHEST}, state))] AS furthest, max(state_at) AS moved_at
      FROM participant WHERE wave_id = $1 GROUP BY organisation_code
  ), linked AS MATERIALIZED (
    -- Links that were handed out without a contact.
    SELECT r.organisation_code AS code, max(l.opened_at) AS opened_at
      FROM answer_link l JOIN response r ON r.wave_id = l.wave_id AND r.id = l.response_id
     WHERE $2::boolean AND l.wave_id = $1 AND l.participant_id IS NULL AND l.kind = 'personal' AND l.withdrawn_at IS NULL
       AND r.withdrawn_at IS NULL AND r.organisation_code IS NOT NULL
     GROUP BY 1
  ), found AS (
    SELECT p.organisation_code AS code, o.name, p.province, p.size_class, answer.status, c.furthest, c.moved_at,
           linked.opened_at, linked.code IS NOT NULL AS linked,
           coalesce(c.sent, false) OR linked.code IS NOT NULL AS invited,
           coalesce(c.delivered, false) OR linked.code IS NOT NULL AS delivered,
           coalesce(c.opened, false) OR linked.opened_at IS NOT NULL AS opened
      FROM wave_population p
      JOIN organisation o ON o.code = p.organisation_code
      LEFT JOIN contact c ON c.code = p.organisation_code
      LEFT JOIN linked ON linked.code = p.organisation_code
      LEFT JOIN LATERAL (
        -- 'complete' comes before 'draft'.
        SELECT r.status FROM response r
         WHERE r.wave_id = $1 AND r.organisation_code = p.organisation_code AND r.status IN ('complete', 'draft')
         ORDER BY r.status LIMIT 1
      ) answer ON true
     WHERE p.wave_id = $1 AND ${where}
  ), progress AS (
    SELECT *, CASE WHEN status = 'complete' THEN 'completed' WHEN status = 'draft' THEN 'started'
                   WHEN furthest IN ('completed', 'started', 'opened') OR opened_at IS NOT NULL THEN 'opened'
                   WHEN linked AND coalesce(furthest, 'planned') IN ('planned', 'bounced') THEN 'sent'
                   ELSE coalesce(furthest, 'not-invited') END AS state
      FROM found
  )`;
