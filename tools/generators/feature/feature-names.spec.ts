import { describe, expect, it } from '@jest/globals';
import { featureNames } from './feature-names.ts';
import { GeneratorError } from './generator-error.ts';

describe('featureNames', () => {
  it('says a name in every way that code needs', () => {
    expect(featureNames('blog-posts')).toEqual({
      folder: 'blog-posts',
      file: 'blog-post',
      table: 'blog_posts',
      subject: 'blog_post',
      Thing: 'BlogPost',
      thing: 'blogPost',
      Things: 'BlogPosts',
      things: 'blogPosts',
      THING: 'BLOG_POST',
      one: 'blog post',
      many: 'blog posts',
      One: 'Blog post',
      Many: 'Blog posts',
      aThing: 'a blog post',
      AThing: 'A blog post',
    });
  });

  it.each([['stories', 'story'], ['boxes', 'box'], ['classrooms', 'classroom'], ['houses', 'house'], ['branches', 'branch'], ['toys', 'toy'], ['courses', 'course'], ['movies', 'movie'], ['people', 'person'], ['site-visits', 'site-visit']])(
    'knows that one of %s is a %s',
    (many, one) => expect(featureNames(many).file).toBe(one),
  );

  it('is told what one is called where that shows from nothing', () => {
    expect(featureNames('cookies', 'cookie')).toMatchObject({ Thing: 'Cookie', Things: 'Cookies', aThing: 'a cookie' });
    expect(featureNames('orders').aThing).toBe('an order');
  });

  it.each([
    ['Books', undefined, 'name: "Books" is not made of small letters'],
    ['blog--posts', undefined, 'words joined by hyphens'],
    ['news', undefined, 'what one is called with --entity'],
    ['docs', 'doc', 'name: "docs" is the name of something else; choose another'],
    ['people', 'Person', 'entity: "Person" is not made of small letters'],
    ['a-very-long-name-of-things', undefined, 'more than 24 characters'],
    ['kernel', 'core', 'name: "kernel" is the name of something else'],
    ['classes', undefined, 'entity: "class" is a word of the language'],
    ['stores', undefined, 'entity: "store" means something else in generated code'],
    ['pages', undefined, 'entity: "page" means something else in generated code; say with --entity what else one is called'],
    ['permission-sets', undefined, 'entity: with "permission-set" generated code would call two things PermissionSet; say with --entity what else one is called'],
    ['page-requests', undefined, 'call two things PageRequest;'],
    ['forbidden-errors', undefined, 'call two things ForbiddenError;'],
    ['not-found-errors', undefined, 'call two things NotFoundError;'],
    ['tag-versions', undefined, 'call two things tagVersion;'],
    ['indexes', undefined, 'entity: "index" is the name of something else; say with --entity'],
  ])('refuses %s with one %s', (many, one, why) => {
    expect(() => featureNames(many, one)).toThrow(GeneratorError);
    expect(() => featureNames(many, one)).toThrow(why);
  });
});
