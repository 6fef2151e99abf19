import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which organisations an account may see the own answers of (docs/decisions/0022-own-organisation.md). */
export class OrganisationMembers1764200000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organisation_member (
        account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        organisation_code text NOT NULL REFERENCES organisation (code),
        PRIMARY KEY (account_id, organisation_code)
      );
      CREATE INDEX organisation_member_organisation_code ON organisation_member (organisation_code);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE organisation_member');
  }
}
