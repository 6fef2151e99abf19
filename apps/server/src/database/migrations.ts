import { Foundation1764000000000 } from './migrations/1764000000000-foundation';
import { ToppingUp1764000001000 } from './migrations/1764000001000-topping-up';
import { Register1764100000000 } from './migrations/1764100000000-register';
import { Participants1764100000001 } from './migrations/1764100000001-participants';
import { Messages1764100000002 } from './migrations/1764100000002-messages';
import { Watching1764100000004 } from './migrations/1764100000004-watching';
import { NextWave1764100000005 } from './migrations/1764100000005-next-wave';
import { OpenDimensions1764200000006 } from './migrations/1764200000006-open-dimensions';
import { SavedTables1764200000001 } from './migrations/1764200000001-saved-tables';
import { EarlierCodesAndPopulations1764200000011 } from './migrations/1764200000011-earlier-codes-and-populations';
import { FindingRevisions1764200000012 } from './migrations/1764200000012-finding-revisions';
import { Releases1764200000007 } from './migrations/1764200000007-releases';
import { OrganisationMembers1764200000008 } from './migrations/1764200000008-organisation-members';
import { TallyOnce1764200000010 } from './migrations/1764200000010-tally-once';
import { Together1764100000003 } from './migrations/1764100000003-together';
import { Coding1764200000005 } from './migrations/1764200000005-coding';
import { Cleaning1764200000003 } from './migrations/1764200000003-cleaning';
import { Weighting1764200000004 } from './migrations/1764200000004-weighting';

/** All migrations in order of time; a new one is added at the end. */
export const MIGRATIONS = [
  Foundation1764000000000,
  ToppingUp1764000001000,
  Register1764100000000,
  Participants1764100000001,
  Messages1764100000002,
  Together1764100000003,
  Watching1764100000004,
  NextWave1764100000005,
  SavedTables1764200000001,
  Cleaning1764200000003,
  Weighting1764200000004,
  Coding1764200000005,
  OpenDimensions1764200000006,
  Releases1764200000007,
  OrganisationMembers1764200000008,
  TallyOnce1764200000010,
  EarlierCodesAndPopulations1764200000011,
  FindingRevisions1764200000012,
];
