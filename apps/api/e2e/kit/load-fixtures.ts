export { loadFixtures } from '@halolight/infrastructure/features/testing';
