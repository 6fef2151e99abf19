import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ChangeSavedTable, SavedTable, SaveTable } from '@ido/api';
import { z } from 'zod';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { problem } from '../http/problems';
import { WaveAccess } from '../studies/wave-access';
import type { WaveWithRole } from '../studies/wave-row';
import { SavedTablesRepository, type SavedTableRow } from './saved-tables.repository';
import { tableProblem } from './table-problems';

const SavedTables = z.object({ items: z.array(SavedTable), next: z.null() });
/** Tables of one wave; a list of more could not be read. */
const MOST_TABLES = 500;

/** Tables kept under a name. What they show is counted anew for whoever looks: a link gives nobody more than he may see. */
@Controller()
@StaffAccess()
export class SavedTablesController {
  constructor(
    private readonly waves: WaveAccess,
    private readonly tables: SavedTablesRepository,
    private readonly transactions: Transactions,
  ) {}

  @Get('/waves/:wave/saved-tables')
  @Operation({ summary: 'Tables kept under a name, in order of name', answers: { 200: SavedTables } })
  async list(@Param('wave') key: string, @CurrentUser() user: SignedInUser): Promise<z.infer<typeof SavedTables>> {
    const wave = await this.waves.requireWave(user, key, 'reader');
    const rows = await this.tables.all(wave.id);
    return { items: rows.map((row) => bodyOf(row, wave, user)), next: null };
  }

  @Get('/waves/:wave/saved-tables/:table')
  @Operation({ summary: 'A kept table by its short id', answers: { 200: SavedTable } })
  async find(
    @Param('wave') key: string,
    @Param('table') id: string,
    @CurrentUser() user: SignedInUser,
  ): Promise<SavedTable> {
    const wave = await this.waves.requireWave(user, key, 'reader');
    return bodyOf(await this.require(wave, id), wave, user);
  }

  @Post('/waves/:wave/saved-tables')
  @Operation({ summary: 'Keep a table under a name', body: SaveTable, answers: { 201: SavedTable } })
  async save(
    @Param('wave') key: string,
    @Body(parseWith(SaveTable)) { name, query }: SaveTable,
    @CurrentUser() user: SignedInUser,
  ): Promise<SavedTable> {
    const wave = await this.waves.requireWave(user, key, 'reader');
    const id = await this.transactions.run(async (manager) => {
      const added = await this.tables.add(manager, wave.id, { name, query, owner: user.id }, MOST_TABLES);
      if (added) await audit(manager, { actor: user.id, action: 'table.save', subject: `${wave.key}/${added}` });
      return added;
    });
    if (id === null) throw tableProblem.tooMany({ most: MOST_TABLES });
    return bodyOf(await this.require(wave, id), wave, user);
  }

  @Patch('/waves/:wave/saved-tables/:table')
  @Operation({
    summary: 'Rename a kept table, or change what it shows',
    body: ChangeSavedTable,
    answers: { 200: SavedTable },
  })
  async change(
    @Param('wave') key: string,
    @Param('table') id: string,
    @Body(parseWith(ChangeSavedTable)) change: ChangeSavedTable,
    @CurrentUser() user: SignedInUser,
  ): Promise<SavedTable> {
    const wave = await this.own(user, key, id);
    await this.transactions.run(async (manager) => {
      await this.tables.change(manager, wave.id, id, change);
      await audit(manager, { actor: user.id, action: 'table.change', subject: `${wave.key}/${id}` });
    });
    return bodyOf(await this.require(wave, id), wave, user);
  }

  @Delete('/waves/:wave/saved-tables/:table')
  @HttpCode(204)
  @Operation({ summary: 'Delete a kept table', answers: { 204: null } })
  async remove(
    @Param('wave') key: string,
    @Param('table') id: string,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    const wave = await this.own(user, key, id);
    await this.transactions.run(async (manager) => {
      await this.tables.remove(manager, wave.id, id);
      await audit(manager, { actor: user.id, action: 'table.remove', subject: `${wave.key}/${id}` });
    });
  }

  private async require(wave: WaveWithRole, id: string): Promise<SavedTableRow> {
    const row = await this.tables.find(wave.id, id);
    if (!row) throw problem.unknown({ what: 'Bewaarde tabel', key: id });
    return row;
  }

  /** The wave, when the table in it is his own or he is of the study team. */
  private async own(user: SignedInUser, key: string, id: string): Promise<WaveWithRole> {
    const wave = await this.waves.requireWave(user, key, 'reader');
    if (!mayChange(await this.require(wave, id), wave, user)) throw tableProblem.notYours();
    return wave;
  }
}

function mayChange({ ownerId }: SavedTableRow, { role }: WaveWithRole, user: SignedInUser): boolean {
  return role === 'researcher' || ownerId === user.id;
}

function bodyOf(row: SavedTableRow, wave: WaveWithRole, user: SignedInUser): SavedTable {
  const { id, name, query, owner, savedAt } = row;
  return { id, name, query, owner: owner ?? '', mine: mayChange(row, wave, user), savedAt: savedAt.toISOString() };
}
