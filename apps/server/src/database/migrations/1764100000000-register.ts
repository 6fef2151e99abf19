import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Register: inhabitants per day, service areas. Population of a wave: by a rule, frozen at opening, later changes with their reason. */
export class Register1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- organisation.inhabitants is the newest of these, kept beside it for lists.
      CREATE TABLE organisation_inhabitants (
        organisation_code text NOT NULL REFERENCES organisation (code),
        reference_date date NOT NULL,
        inhabitants integer NOT NULL CHECK (inhabitants >= 0),
        PRIMARY KEY (organisation_code, reference_date)
      );
      -- The catalogue counts on 1 January 2022.
      INSERT INTO organisation_inhabitants SELECT code, '2022-01-01', inhabitants FROM organisation WHERE inhabitants IS NOT NULL;
      -- Set when staff changed the entry: the catalogue that comes with the program leaves it alone from then on.
      ALTER TABLE organisation ADD changed_at timestamptz(3);
      ALTER TABLE organisation ADD note text NOT NULL DEFAULT '';
      -- Who was merged into an organisation.
      CREATE INDEX organisation_successor_code ON organisation (successor_code) WHERE successor_code IS NOT NULL;

      -- Which library serves which municipalities, and since when.
      CREATE TABLE library_municipality (
        library_code text NOT NULL REFERENCES organisation (code),
        municipality_code text NOT NULL REFERENCES organisation (code),
        valid_from date NOT NULL,
        valid_to date,
        PRIMARY KEY (library_code, municipality_code, valid_from)
      );
      CREATE INDEX library_municipality_municipality_code ON library_municipality (municipality_code);

      ALTER TABLE study ADD size_limits integer[] NOT NULL DEFAULT '{20000,50000,100000}'
        CHECK (cardinality(size_limits) = 3 AND 0 < size_limits[1] AND size_limits[1] < size_limits[2] AND size_limits[2] < size_limits[3]);

      ALTER TABLE wave ADD population_rule jsonb;
      ALTER TABLE wave ADD population_frozen_at timestamptz(3);
      -- Goes up with every change of the population or of its classes: what was counted by them is made anew.
      ALTER TABLE wave ADD population_version integer NOT NULL DEFAULT 0;
      UPDATE wave SET population_frozen_at = coalesce(opens_at, created_at)
        WHERE status <> 'draft' AND EXISTS (SELECT FROM wave_population p WHERE p.wave_id = wave.id);
      -- What the size class was made of, so that other limits can be set without the facts of another day.
      ALTER TABLE wave_population ADD inhabitants integer;
      UPDATE wave_population p SET inhabitants = o.inhabitants FROM organisation o
        WHERE o.code = p.organisation_code AND p.size_class IS NOT NULL;
      CREATE INDEX wave_population_organisation_code ON wave_population (organisation_code);

      CREATE TABLE population_change (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        wave_id integer NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
        at timestamptz(3) NOT NULL DEFAULT now(),
        actor text NOT NULL,
        reason text NOT NULL,
        added text[] NOT NULL,
        removed text[] NOT NULL
      );
      CREATE INDEX population_change_wave_id ON population_change (wave_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE population_change;
      DROP INDEX wave_population_organisation_code;
      ALTER TABLE wave_population DROP inhabitants;
      ALTER TABLE wave DROP population_rule, DROP population_frozen_at, DROP population_version;
      ALTER TABLE study DROP size_limits;
      DROP TABLE library_municipality;
      DROP INDEX organisation_successor_code;
      ALTER TABLE organisation DROP changed_at, DROP note;
      DROP TABLE organisation_inhabitants;
    `);
  }
}
