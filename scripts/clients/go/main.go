// One change, one refusal told apart by its code, one code that this client does not know yet.
// Passwords, codes and tokens are the sandbox's.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"slices"

	"example.com/use/passwords"
)

func main() {
	url, newerURL := os.Getenv("IDAAS_URL"), os.Getenv("IDAAS_NEWER_URL")

	// Mode change: the user is signed in, so the request has a token.
	var change passwords.UpdatePasswordByMobileJSONRequestBody
	must(change.FromChangeByMobile(passwords.ChangeByMobile{VerifyCode: ptr("123456"), Password: ptr("Quiet-River-7")}))
	changed := call(url, change, func(_ context.Context, request *http.Request) error {
		request.Header.Set("Authorization", "Bearer sandbox-id-token")
		return nil
	})
	expect("success", []any{changed.StatusCode()}, []any{200})

	// Mode reset: nobody is signed in.
	var reset passwords.UpdatePasswordByMobileJSONRequestBody
	must(reset.FromResetByMobile(passwords.ResetByMobile{Mobile: "12345678901", VerifyCode: ptr("123456"), Password: ptr("Ab-12")}))
	refused := call(url, reset)
	expect("typed code",
		[]any{refused.StatusCode(), refused.JSON400.ErrorCode, refused.JSON400.ErrorMsg},
		[]any{400, string(passwords.UpdatePasswordByMobileError400CodeIDAASSDKPWD0007), "密码长度为8~20个字符"})

	// A newer server may answer codes that this client does not know; they are strings like the others.
	newer := call(newerURL, reset)
	isKnown := passwords.UpdatePasswordByMobileError400Code(newer.JSON400.ErrorCode).Valid()
	expect("unknown code", []any{newer.StatusCode(), isKnown}, []any{400, false})
}

func call(url string, body passwords.UpdatePasswordByMobileJSONRequestBody, editors ...passwords.RequestEditorFn) *passwords.UpdatePasswordByMobileResponse {
	// Following a redirect would send password and token to another host.
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	api, err := passwords.NewClientWithResponses(url, passwords.WithHTTPClient(client))
	must(err)
	language := passwords.MessageLanguageZh
	answer, err := api.UpdatePasswordByMobileWithResponse(context.Background(), &passwords.UpdatePasswordByMobileParams{
		XOperatingSysVersion: "Android 10",
		XDeviceFingerprint:   "sample",
		XAgent:               "sample",
		XClientId:            "nTo1eRIub60vPb54WeE6aojPwYwImtl4",
		XL:                   &language,
	}, body, editors...)
	must(err)
	return answer
}

func expect(name string, found, wanted []any) {
	if !slices.Equal(found, wanted) {
		must(fmt.Errorf("%s: %v, not %v", name, found, wanted))
	}
	fmt.Printf("%s: %v\n", name, found)
}

// ptr serves the fields that are only ever sent; the generator makes pointers of them.
func ptr(text string) *string { return &text }

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
