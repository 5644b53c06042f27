import { describe } from '@jest/globals';
import { tellStory } from './tell-story.test-support.ts';

describe('the story over HTTP, on embedded databases', () => {
  tellStory(() => Promise.resolve({}));
});
