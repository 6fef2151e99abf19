import { Module } from '@nestjs/common';
import { DemoLoader } from './demo-loader';

/** The demo study. */
@Module({ providers: [DemoLoader], exports: [DemoLoader] })
export class DemoModule {}
