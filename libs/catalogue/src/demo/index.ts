export { demoInvitations } from './demo-invitations';
export { reconstructKwink2024, SYNTHETIC_NOTE, type SyntheticResponse } from './reconstruct-kwink-2024';
