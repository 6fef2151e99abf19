import { AccessToken } from '../accounts/access-token.entity';
import { Account } from '../accounts/account.entity';
import { OrganisationMember } from '../accounts/organisation-member.entity';
import { SignInFailure } from '../accounts/sign-in-failure.entity';
import { SavedTable } from '../analysis/saved-table.entity';
import { CleaningDue, CleaningEntry, CleaningProgress } from '../cleaning/cleaning.entity';
import { Code, CodeChange, CodedText, CodeFrame, Coding, Quotation } from '../coding/coding.entity';
import { CodedTextRevision, CodeRevision } from '../coding/code-history.entity';
import { Finding, RoleState } from '../findings/finding.entity';
import { Mailing, Message, MessageTemplate } from '../messages/message.entity';
import { AnswerLink, Participant, ParticipantChange } from '../participants/participant.entity';
import { Concordance } from '../concordance/concordance.entity';
import { PublishedTable } from '../published/published-table.entity';
import { Questionnaire, QuestionnaireVersion } from '../questionnaires/questionnaire.entity';
import { PopulationVersion, WavePopulationRevision } from '../population/population-history.entity';
import { PopulationChange } from '../population/population-change.entity';
import { Organisation } from '../register/organisation.entity';
import { WaveRelease } from '../releases/wave-release.entity';
import { LibraryMunicipality, OrganisationInhabitants } from '../register/register-facts.entity';
import { Study, StudyMember } from '../studies/study.entity';
import { Wave, WavePopulation } from '../studies/wave.entity';
import { ReopeningRequest } from '../together/reopening-request.entity';
import { ResponseTally, WavePulse, WaveTarget } from '../watching/watching.entity';
import { WeightingScheme, WeightingVersion } from '../weighting/weighting.entity';
import { Audit } from './entities/audit.entity';
import { Import, ImportError } from './entities/import.entity';
import { Response, ResponseRemoved, ResponseRevision } from './entities/response.entity';

/** Every entity: the shape of the tables in code. One spec compares them with what the migrations make. */
export const ENTITIES = [
  Account,
  AccessToken,
  SignInFailure,
  Study,
  StudyMember,
  OrganisationMember,
  Questionnaire,
  QuestionnaireVersion,
  Organisation,
  OrganisationInhabitants,
  LibraryMunicipality,
  Wave,
  WavePopulation,
  PopulationChange,
  WavePopulationRevision,
  PopulationVersion,
  WaveTarget,
  WavePulse,
  Response,
  ResponseRevision,
  ResponseRemoved,
  ReopeningRequest,
  CleaningEntry,
  CleaningDue,
  CleaningProgress,
  WeightingScheme,
  WeightingVersion,
  CodeFrame,
  Code,
  CodeChange,
  Coding,
  CodedText,
  CodeRevision,
  CodedTextRevision,
  Quotation,
  Finding,
  RoleState,
  ResponseTally,
  AnswerLink,
  Participant,
  ParticipantChange,
  MessageTemplate,
  Mailing,
  Message,
  Import,
  ImportError,
  Concordance,
  PublishedTable,
  SavedTable,
  WaveRelease,
  Audit,
];
