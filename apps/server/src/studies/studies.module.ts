import { Global, Module } from '@nestjs/common';
import { WaveAccess } from './wave-access';

/** Studies and their waves. */
@Global()
@Module({ providers: [WaveAccess], exports: [WaveAccess] })
export class StudiesModule {}
