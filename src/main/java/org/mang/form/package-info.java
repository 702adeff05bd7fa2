/** What a form is: the declared contract of a submission, its code lists and its periods. */
@NullMarked
package org.mang.form;

import org.jspecify.annotations.NullMarked;
