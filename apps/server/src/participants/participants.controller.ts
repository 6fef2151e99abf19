import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ChangeParticipant,
  CreateLetters,
  CreateParticipant,
  Letter,
  page,
  Participant,
  ParticipantEvent,
  ParticipantLink,
  ParticipantPage,
  ParticipantState,
  RecordEvent,
  type Page,
} from '@ido/api';
import { z } from 'zod';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { keyOfCursor, pageOf, PageQuery } from '../http/paging';
import { parseWith } from '../http/parse-with';
import { WaveAccess } from '../studies/wave-access';
import { ParticipantLinksService } from './participant-links.service';
import { participantOf, ParticipantsService } from './participants.service';
import { ParticipantsRepository } from './participants.repository';

const Id = parseWith(z.uuid());
/** `search`: words of organisation, name or address. `withoutMail`: only contacts without an address that works, for letters. */
const ParticipantQuery = PageQuery.extend({
  search: z.string().trim().max(200).optional(),
  state: ParticipantState.optional(),
  province: z.string().max(100).optional(),
  sizeClass: z.string().max(100).optional(),
  withoutMail: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
});
type ParticipantQuery = z.infer<typeof ParticipantQuery>;

/** Contacts of a wave, their links and letters; for researchers alone. */
@Controller('/waves/:wave')
@StaffAccess()
export class ParticipantsController {
  constructor(
    private readonly waves: WaveAccess,
    private readonly participants: ParticipantsRepository,
    private readonly service: ParticipantsService,
    private readonly links: ParticipantLinksService,
  ) {}

  @Get('participants')
  @Operation({
    summary: 'Contacts by organisation, searched and filtered',
    query: ParticipantQuery,
    answers: { 200: ParticipantPage },
  })
  async list(
    @Param('wave') key: string,
    @Query(parseWith(ParticipantQuery)) { limit, cursor, ...filter }: ParticipantQuery,
    @CurrentUser() user: SignedInUser,
  ): Promise<ParticipantPage> {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    const [rows, total] = await Promise.all([
      this.participants.list(wave.id, filter, limit, placeOf(cursor)),
      this.participants.count(wave.id, filter),
    ]);
    return { ...pageOf(rows, limit, participantOf, ({ listing, id }) => [listing, id]), total };
  }

  @Post('participants')
  @Operation({
    summary: 'Add a contact; codes that begin with `doubtful-` are let through by acceptDoubtful',
    body: CreateParticipant,
    answers: { 201: Participant },
  })
  async create(
    @Param('wave') key: string,
    @Body(parseWith(CreateParticipant)) body: CreateParticipant,
    @CurrentUser() user: SignedInUser,
  ): Promise<Participant> {
    return this.service.create(await this.waves.requireWave(user, key, 'researcher'), body, user);
  }

  @Get('participants/:participant')
  @Operation({ summary: 'One contact', answers: { 200: Participant } })
  async one(
    @Param('wave') key: string,
    @Param('participant', Id) id: string,
    @CurrentUser() user: SignedInUser,
  ): Promise<Participant> {
    return participantOf(await this.service.find(await this.waves.requireWave(user, key, 'researcher'), id));
  }

  @Patch('participants/:participant')
  @Operation({
    summary: 'Change a contact, or make it the owner of the response',
    body: ChangeParticipant,
    answers: { 200: Participant },
  })
  async change(
    @Param('wave') key: string,
    @Param('participant', Id) id: string,
    @Body(parseWith(ChangeParticipant)) body: ChangeParticipant,
    @CurrentUser() user: SignedInUser,
  ): Promise<Participant> {
    return this.service.change(await this.waves.requireWave(user, key, 'researcher'), id, body, user);
  }

  @Delete('participants/:participant')
  @HttpCode(204)
  @Operation({ summary: 'Forget a contact with its history and links; the response stays', answers: { 204: null } })
  async remove(
    @Param('wave') key: string,
    @Param('participant', Id) id: string,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    await this.service.remove(await this.waves.requireWave(user, key, 'researcher'), id, user);
  }

  @Get('participants/:participant/events')
  @Operation({
    summary: 'History of a contact, the newest first',
    query: PageQuery,
    answers: { 200: page(ParticipantEvent) },
  })
  async events(
    @Param('wave') key: string,
    @Param('participant', Id) id: string,
    @Query(parseWith(PageQuery)) { limit, cursor }: PageQuery,
    @CurrentUser() user: SignedInUser,
  ): Promise<Page<ParticipantEvent>> {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    await this.service.find(wave, id);
    const [before] = keyOfCursor(cursor, 1) ?? [];
    const number = before === undefined ? null : z.coerce.number().int().min(0).catch(0).parse(before);
    return pageOf(
      await this.participants.events(wave.id, id, limit, number),
      limit,
      (event) => ({ ...event, at: event.at.toISOString() }),
      (event) => [String(event.number)],
    );
  }

  @Post('participants/:participant/events')
  @Operation({
    summary: 'Record what happened outside the platform: a letter was sent, somebody called',
    body: RecordEvent,
    answers: { 201: Participant },
  })
  async record(
    @Param('wave') key: string,
    @Param('participant', Id) id: string,
    @Body(parseWith(RecordEvent)) body: RecordEvent,
    @CurrentUser() user: SignedInUser,
  ): Promise<Participant> {
    return this.service.record(await this.waves.requireWave(user, key, 'researcher'), id, body, user);
  }

  @Post('participants/:participant/links')
  @Operation({
    summary: 'Make a new link, given this once; older links of the contact open nothing any more',
    answers: { 201: ParticipantLink },
  })
  async reissue(
    @Param('wave') key: string,
    @Param('participant', Id) id: string,
    @CurrentUser() user: SignedInUser,
  ): Promise<ParticipantLink> {
    return this.links.reissue(await this.waves.requireWave(user, key, 'researcher'), id, user);
  }

  @Delete('participants/:participant/links')
  @HttpCode(204)
  @Operation({ summary: 'Withdraw the links of a contact; what was answered stays', answers: { 204: null } })
  async withdraw(
    @Param('wave') key: string,
    @Param('participant', Id) id: string,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    await this.links.withdraw(await this.waves.requireWave(user, key, 'researcher'), id, user);
  }

  @Post('letters')
  @Operation({
    summary: 'What printed letters need: a new link for each contact, with its QR code, given this once',
    body: CreateLetters,
    answers: { 201: page(Letter) },
  })
  async letters(
    @Param('wave') key: string,
    @Body(parseWith(CreateLetters)) { participants }: CreateLetters,
    @CurrentUser() user: SignedInUser,
  ): Promise<Page<Letter>> {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    return { items: await this.links.letters(wave, participants, user), next: null };
  }
}

/** Where the list goes on: a place in the order and a contact. */
function placeOf(cursor: string | undefined): readonly string[] | null {
  const place = keyOfCursor(cursor, 2);
  return place !== null && z.uuid().safeParse(place[1]).success ? place : null;
}
