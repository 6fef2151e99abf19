/** SQL over `account a`: its roles in organisations as `OrganisationMembership`, by name. */
export const ORGANISATIONS_OF_ACCOUNT = `
  coalesce((SELECT json_agg(json_build_object('organisation', o.code, 'name', o.name, 'role', 'organisation-reader') ORDER BY o.name, o.code)
              FROM organisation_member m JOIN organisation o ON o.code = m.organisation_code WHERE m.account_id = a.id), '[]')`;
