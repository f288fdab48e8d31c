import { describe, expect, it } from '@jest/globals';
import { toldData } from './told-data.js';

describe('the data that the audit log tells', () => {
  it('are ids, numbers and what is so or not', () => {
    const data = { linkId: 3, userIds: [1, 2], folderId: null, hasPassword: true };
    expect(toldData('thing.made', data)).toEqual(data);
  });

  it.each([
    ['user.updated', { fields: ['bio'] }],
    ['user.status_changed', { from: 'ACTIVE', to: 'SUSPENDED' }],
    ['role.created', { name: 'auditors', permissions: ['users:view'] }],
    ['group.permissions_changed', { from: [], to: ['users:view'] }],
    ['file.shared', { userId: 7, groupId: null, permission: 'READ', expiresAt: '2027-01-04T09:00:00.000Z' }],
    ['file.uploaded', { size: 3, mimeType: 'text/plain' }],
    ['calendar.rsvp', { status: 'DECLINED' }],
  ])('are states, names of fields and rights: %s', (type, data) => {
    expect(toldData(type, data)).toEqual(data);
  });

  it.each([
    ['calendar.invited', { userIds: [7], title: 'Redundancies', start: '2027-01-04T09:00:00.000Z' }, { userIds: [7] }],
    ['calendar.reminder', { minutes: 5, title: 'Redundancies', occurrenceStart: '2027-01-04T09:00:00.000Z', timeZone: 'UTC' }, { minutes: 5 }],
    ['file.uploaded', { name: 'redundancies.pdf', size: 3 }, { size: 3 }],
    ['file.renamed', { name: 'redundancies.pdf' }, {}],
    ['thing.made', { tags: ['redundancies'], about: { title: 'Redundancies' }, name: 'Redundancies' }, {}],
    ['nameless', { name: 'Redundancies' }, {}],
  ])('are nothing that somebody wrote, also where a row holds it: %s', (type, data, told) => {
    expect(toldData(type, data)).toEqual(told);
  });
});
