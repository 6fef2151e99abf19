import { Injectable } from '@nestjs/common';
import type {
  SaveWeighting,
  WeightingDefinition,
  WeightingFit,
  WeightingOutcome,
  Weightings,
  WeightingScheme,
} from '@ido/api';
import type { Variable } from '@ido/questionnaire';
import { fitWeighting, mergingOf, type FactCell, type Weighting } from '@ido/tabulation';
import { CodedResponsesRepository } from '../analysis/coded-responses.repository';
import { codedAttributes, registerAttributes } from '../analysis/register-attributes';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow } from '../studies/wave-row';
import { weightingProblem } from './weighting-problems';
import { WeightingRepository } from './weighting.repository';

/** A wave has a handful of schemes; more is somebody's script. */
const MOST_VERSIONS = 200;
/** Value of a coded fact that is not known. */
const NOT_KNOWN = 1;

/** Population and respondents by the facts of the register. */
interface Frame {
  readonly facts: readonly Variable[];
  /** By fact, in their order: place of the category, −1 when not known. */
  readonly population: readonly { readonly at: readonly number[]; readonly n: number }[];
  readonly respondents: readonly { readonly at: readonly number[]; readonly n: number }[];
  /** Responses that count without an organisation of the population. */
  readonly outside: number;
}

type Fitted = { readonly outcome: WeightingOutcome; readonly weighting: Omit<Weighting, 'key' | 'title'> | null };

/** Weighting schemes: fitted from the responses that count and the frozen population, kept in versions. */
@Injectable()
export class WeightingService {
  constructor(
    private readonly weightings: WeightingRepository,
    private readonly responses: CodedResponsesRepository,
    private readonly versions: CompiledVersions,
    private readonly transactions: Transactions,
  ) {}

  /** The schemes of a wave, and what it can be weighted by. */
  async all(wave: WaveRow): Promise<Weightings> {
    const [stored, frame] = await Promise.all([this.weightings.versions(wave.id), this.frame(wave)]);
    const schemes = new Map<string, WeightingScheme>();
    for (const { scheme: key, title, current, version, definition, fit, author, at } of stored) {
      const scheme = schemes.get(key) ?? { key, title, current, versions: [] };
      scheme.versions.push({ version, definition, fit, author, at: at.toISOString() });
      schemes.set(key, scheme);
    }
    const facts = frame.facts.map(({ name, title, categories }, fact) => ({
      name,
      title,
      classes: categories.map(({ code, label }, place) => ({
        code,
        label,
        population: sumOf(frame.population, fact, place),
        respondents: sumOf(frame.respondents, fact, place),
      })),
    }));
    return { schemes: [...schemes.values()], facts };
  }

  /** What a definition gives, without keeping it. @throws ProblemError invalid-input, no-population-to-weigh-to */
  async preview(wave: WaveRow, definition: WeightingDefinition): Promise<WeightingOutcome> {
    return (await this.fit(wave, definition)).outcome;
  }

  /**
   * Fits and keeps; a scheme that exists gets a new version, which becomes the current one. Older ones stay as they are.
   * @throws ProblemError as `preview`; no-weights, too-many-weightings
   */
  async save(wave: WaveRow, user: SignedInUser, { key, title, definition }: SaveWeighting): Promise<WeightingScheme> {
    const { outcome, weighting } = await this.fit(wave, definition);
    if (weighting === null || outcome.kind !== 'fitted') throw weightingProblem.noWeights();
    const before = await this.weightings.versions(wave.id);
    if (before.length >= MOST_VERSIONS) throw weightingProblem.tooManyVersions({ most: MOST_VERSIONS });
    await this.transactions.run(async (manager) => {
      const version = await this.weightings.add(
        manager,
        wave.id,
        { key, title },
        { definition, weighting, fit: outcome },
        user,
      );
      await audit(manager, { actor: user.id, action: 'weighting.save', subject: `${wave.key}/${key}.${version}` });
    });
    return this.find(wave, key);
  }

  /** Makes a version the one that is meant when none is named. @throws ProblemError unknown-resource */
  async choose(wave: WaveRow, user: SignedInUser, scheme: string, version: number): Promise<WeightingScheme> {
    await this.transactions.run(async (manager) => {
      const chosen = await this.weightings.choose(manager, wave.id, scheme, version);
      if (!chosen) throw problem.unknown({ what: 'Weging', key: `${scheme}.${version}` });
      await audit(manager, { actor: user.id, action: 'weighting.choose', subject: `${wave.key}/${scheme}.${version}` });
    });
    return this.find(wave, scheme);
  }

  private async find(wave: WaveRow, key: string): Promise<WeightingScheme> {
    const { schemes } = await this.all(wave);
    const scheme = schemes.find((one) => one.key === key);
    if (!scheme) throw problem.unknown({ what: 'Weging', key });
    return scheme;
  }

  private async fit(wave: WaveRow, definition: WeightingDefinition): Promise<Fitted> {
    if (wave.population === null) throw weightingProblem.noPopulation();
    const frame = await this.frame(wave);
    const places = definition.variables.map((name) => frame.facts.findIndex((fact) => fact.name === name));
    checkDefinition(definition, frame, places);
    const facts = places.map((place) => frame.facts[place]!);
    const population = cellsOf(frame.population, places, facts);
    const respondents = cellsOf(frame.respondents, places, facts);
    const outcome = fitWeighting(definition, facts, population.cells, respondents.cells);
    const titleOf = (variable: string) => facts.find(({ name }) => name === variable)?.title ?? variable;
    const labelOf = (variable: string, code: string) => labelOfClass(definition, facts, variable, code);
    switch (outcome.kind) {
      case 'noRespondents':
        return { outcome: { kind: 'no-respondents' }, weighting: null };
      case 'boundTooLow':
        return { outcome: { kind: 'bound-too-low' }, weighting: null };
      case 'notConverged': {
        const { variable, code, reached, total } = outcome;
        const place = { variable, title: titleOf(variable), label: labelOf(variable, code) };
        return { outcome: { kind: 'not-converged', ...place, reached, total }, weighting: null };
      }
      case 'emptyClasses': {
        const { variable, codes } = outcome;
        const at = definition.variables.indexOf(variable);
        const into = mergingOf(definition);
        const size = (code: string) =>
          population.cells.reduce((sum, cell) => sum + (into(variable, cell.codes[at]!) === code ? cell.n : 0), 0);
        const present = new Set(population.cells.map(({ codes: found }) => into(variable, found[at]!)));
        const named = (code: string) => ({ code, label: labelOf(variable, code) });
        const classes = codes.map((code) => ({ ...named(code), population: size(code) }));
        const others = [...present].filter((code) => !codes.includes(code)).map(named);
        return {
          outcome: { kind: 'empty-classes', variable, title: titleOf(variable), classes, others },
          weighting: null,
        };
      }
      case 'fitted': {
        const { weighting, margins, ...rest } = outcome;
        const fit: WeightingFit = {
          ...rest,
          spread: { ...rest.spread, histogram: [...rest.spread.histogram] },
          populationN: weighting.populationN,
          withoutWeight: respondents.unknown + frame.outside,
          unknownInPopulation: population.unknown,
          margins: margins.map(({ variable, classes }) => ({
            variable,
            title: titleOf(variable),
            classes: classes.map((one) => ({ ...one, label: labelOf(variable, one.code) })),
          })),
        };
        return { outcome: fit, weighting };
      }
    }
  }

  private async frame(wave: WaveRow): Promise<Frame> {
    const { compiled } = await this.versions.get(wave.versionId);
    const population = await this.transactions.read((runner) => this.responses.population(runner, wave.id));
    const attributes = registerAttributes(population, compiled.codebook.variables, wave.sizeLimits);
    const coded = codedAttributes(population, attributes);
    const placesOf = (code: string) => Array.from(coded.get(code) ?? [], (value) => value - NOT_KNOWN - 1);
    const answered = await this.weightings.respondents(wave.id);
    const inside = answered.filter(({ organisation }) => organisation !== null && coded.has(organisation));
    return {
      facts: attributes.map(({ variable }) => variable),
      population: [...coded.keys()].map((code) => ({ at: placesOf(code), n: 1 })),
      respondents: inside.map(({ organisation, n }) => ({ at: placesOf(organisation!), n })),
      outside: answered.reduce((sum, { n }) => sum + n, 0) - inside.reduce((sum, { n }) => sum + n, 0),
    };
  }
}

/** By combination of categories; who misses a fact is counted apart. */
function cellsOf(
  rows: Frame['population'],
  places: readonly number[],
  facts: readonly Variable[],
): { readonly cells: readonly FactCell[]; readonly unknown: number } {
  const cells = new Map<string, { codes: string[]; n: number }>();
  let unknown = 0;
  for (const { at, n } of rows) {
    const codes = places.map((place, fact) => facts[fact]!.categories[at[place]!]?.code);
    if (codes.some((code) => code === undefined)) {
      unknown += n;
      continue;
    }
    const key = JSON.stringify(codes);
    const cell = cells.get(key) ?? { codes: codes as string[], n: 0 };
    cell.n += n;
    cells.set(key, cell);
  }
  // In a fixed order, so that fitting again gives the same digits.
  const order = [...cells.keys()].sort();
  return { cells: order.map((key) => cells.get(key)!), unknown };
}

function sumOf(rows: Frame['population'], fact: number, place: number): number {
  return rows.reduce((sum, { at, n }) => sum + (at[fact] === place ? n : 0), 0);
}

/** The labels of everything that counts in a class. */
function labelOfClass(
  definition: WeightingDefinition,
  facts: readonly Variable[],
  variable: string,
  code: string,
): string {
  const into = mergingOf(definition);
  const categories = facts.find(({ name }) => name === variable)?.categories ?? [];
  const labels = categories.filter((category) => into(variable, category.code) === code).map(({ label }) => label);
  return labels.length === 0 ? code : labels.join(' + ');
}

function checkDefinition(definition: WeightingDefinition, { facts }: Frame, places: readonly number[]): void {
  const errors = places.flatMap((place, at) =>
    place >= 0
      ? []
      : [
          {
            pointer: `/definition/variables/${at}`,
            code: 'unknown-variable',
            detail: `Kenmerk '${definition.variables[at]}' bestaat niet in deze meting.`,
          },
        ],
  );
  if (new Set(definition.variables).size < definition.variables.length) {
    errors.push({ pointer: '/definition/variables', code: 'duplicate', detail: 'Kies elk kenmerk één keer.' });
  }
  definition.merged.forEach(({ variable, code, into }, at) => {
    const codes = facts.find(({ name }) => name === variable)?.categories.map((category) => category.code) ?? [];
    if (
      !definition.variables.includes(variable) ||
      !codes.includes(code) ||
      !codes.includes(into) ||
      isCircle(definition, variable, code)
    ) {
      const detail = 'Deze klassen kunnen niet worden samengenomen.';
      errors.push({ pointer: `/definition/merged/${at}`, code: 'invalid', detail });
    }
  });
  if (errors.length > 0) throw problem.invalid({ errors });
}

function isCircle(definition: WeightingDefinition, variable: string, code: string): boolean {
  try {
    mergingOf(definition)(variable, code);
    return false;
  } catch {
    return true;
  }
}
