import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a wave comes from, how its questions relate to those of another wave, and waves of which only a table was published. */
export class NextWave1764100000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE wave
        ADD COLUMN previous_wave_id integer,
        ADD CONSTRAINT wave_previous_wave_id_fkey FOREIGN KEY (previous_wave_id) REFERENCES wave (id) ON DELETE SET NULL,
        -- Only published figures are known: no responses, nothing to count, cross or filter.
        ADD COLUMN without_microdata boolean NOT NULL DEFAULT false,
        -- Of such a wave: N as the report gives it, and which report that was.
        ADD COLUMN published_population integer CHECK (published_population > 0),
        ADD COLUMN published_source text;

      -- Every variable of both versions is in one row. Without confirmed_at it is a proposal, kept so that figures made with it
      -- stay the same when the way of proposing is bettered.
      CREATE TABLE concordance (
        from_version_id integer NOT NULL REFERENCES questionnaire_version (id) ON DELETE CASCADE,
        to_version_id integer NOT NULL REFERENCES questionnaire_version (id) ON DELETE CASCADE,
        number integer NOT NULL,
        variable_from text,
        variable_to text,
        verdict text NOT NULL CHECK (verdict IN ('same', 'reworded', 'recoded', 'new', 'dropped')),
        -- [{from, to}]: codes of the older and the newer version; several may become one, null counts as none.
        category_map jsonb NOT NULL DEFAULT '[]',
        -- How it was found, how much the texts are alike, what differs, and what else it might be.
        proposal jsonb NOT NULL DEFAULT '{}',
        note text NOT NULL DEFAULT '',
        confirmed_by uuid REFERENCES account (id),
        confirmed_at timestamptz(3),
        PRIMARY KEY (from_version_id, to_version_id, number),
        CONSTRAINT concordance_sides_check CHECK (
          (variable_from IS NULL) = (verdict = 'new') AND (variable_to IS NULL) = (verdict = 'dropped')
        )
      );
      CREATE UNIQUE INDEX concordance_from ON concordance (from_version_id, to_version_id, variable_from)
        WHERE variable_from IS NOT NULL;
      CREATE UNIQUE INDEX concordance_to ON concordance (from_version_id, to_version_id, variable_to)
        WHERE variable_to IS NOT NULL;

      CREATE TABLE published_table (
        wave_id integer NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
        variable text NOT NULL,
        category text NOT NULL,
        -- Null when the report gives percentages alone.
        count integer CHECK (count >= 0),
        share double precision NOT NULL CHECK (share >= 0 AND share <= 1),
        base integer NOT NULL CHECK (base >= 1),
        PRIMARY KEY (wave_id, variable, category)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE published_table, concordance;
      ALTER TABLE wave DROP COLUMN previous_wave_id, DROP COLUMN without_microdata, DROP COLUMN published_population,
        DROP COLUMN published_source;
    `);
  }
}
