import { PasswordGenerator } from '../ports/password-generator.js';
import { uniqueText } from './unique-text.js';

/** Makes passwords that no two tests share. */
export class FakePasswordGenerator extends PasswordGenerator {
  override generate(): string {
    return uniqueText('generated-');
  }
}
