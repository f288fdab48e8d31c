import { uniqueText } from '../../kernel/testing/index.js';
import { PasswordGenerator } from '../ports/password-generator.js';

/** Makes passwords that no two tests share. */
export class FakePasswordGenerator extends PasswordGenerator {
  override generate(): string {
    return uniqueText('generated-');
  }
}
