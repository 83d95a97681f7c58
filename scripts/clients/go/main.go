// A change, a typed error code, a code that this client does not know yet, and what gateways send. Passwords, codes and
// tokens are the sandbox's. `npm run clients -- --serve` serves it and prints the variables.
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
	must(change.FromChangeByMobile(passwords.ChangeByMobile{VerifyCode: "123456", Password: "Quiet-River-7"}))
	changed := call(url, change, func(_ context.Context, request *http.Request) error {
		request.Header.Set("Authorization", "Bearer sandbox-id-token")
		return nil
	})
	expect("success", []any{changed.StatusCode()}, []any{200})

	// Mode reset: nobody is signed in.
	var reset passwords.UpdatePasswordByMobileJSONRequestBody
	must(reset.FromResetByMobile(passwords.ResetByMobile{Mobile: "12345678901", VerifyCode: "123456", Password: "Ab-12"}))
	failed := call(url, reset)
	expect("typed code",
		[]any{failed.StatusCode(), failed.JSON400.ErrorCode, failed.JSON400.ErrorMsg},
		[]any{400, string(passwords.UpdatePasswordByMobileError400CodeIDAASSDKPWD0007), "密码长度为8~20个字符"})

	// A newer server may send codes that this client does not know; they are strings like the others.
	newer := call(newerURL, reset)
	isKnown := passwords.UpdatePasswordByMobileError400Code(newer.JSON400.ErrorCode).Valid()
	expect("unknown code", []any{newer.StatusCode(), isKnown}, []any{400, false})

	// A gateway sends a page, nothing, or another status: what came is the status, and there is no error to read.
	var statuses []any
	for _, status := range []int{502, 429, 204} {
		response := call(fmt.Sprintf("%s/%d", os.Getenv("IDAAS_GATEWAY_URL"), status), reset)
		statuses = append(statuses, response.StatusCode(), response.JSON400 == nil)
	}
	expect("gateway", statuses, []any{502, true, 429, true, 204, true})
}

func call(url string, body passwords.UpdatePasswordByMobileJSONRequestBody, editors ...passwords.RequestEditorFn) *passwords.UpdatePasswordByMobileResponse {
	// Following a redirect would send password and token to another host.
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	api, err := passwords.NewClientWithResponses(url, passwords.WithHTTPClient(client))
	must(err)
	language := passwords.MessageLanguageZh
	response, err := api.UpdatePasswordByMobileWithResponse(context.Background(), &passwords.UpdatePasswordByMobileParams{
		XOperatingSysVersion: "Android 10",
		XDeviceFingerprint:   "sample",
		XAgent:               "sample",
		XClientId:            "nTo1eRIub60vPb54WeE6aojPwYwImtl4",
		XL:                   &language,
	}, body, editors...)
	must(err)
	return response
}

func expect(name string, found, wanted []any) {
	if !slices.Equal(found, wanted) {
		must(fmt.Errorf("%s: %v, not %v", name, found, wanted))
	}
	fmt.Printf("%s: %v\n", name, found)
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
