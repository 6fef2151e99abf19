import { Module } from '@nestjs/common';
import { RegisterModule } from '../register/register.module';
import { DemoLoader } from './demo-loader';

/** The demo study. */
@Module({ imports: [RegisterModule], providers: [DemoLoader], exports: [DemoLoader] })
export class DemoModule {}
