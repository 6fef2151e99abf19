export { DEMO_LIBRARY_NOTE, demoLibraries, type DemoLibrary } from './demo-libraries';
export { demoInvitations } from './demo-invitations';
export { reconstructKwink2024, SYNTHETIC_NOTE, type SyntheticResponse } from './reconstruct-kwink-2024';
